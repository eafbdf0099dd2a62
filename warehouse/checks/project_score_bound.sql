-- check: project_score_bound
-- family: performance
-- title: 各项目自评得分不低于所称的下限 | Every project's self-score is at least the bound stated
-- problem: 有项目的自评得分低于报告所称的下限。 | A project's self-score is below the bound the report states.
-- severity: error
-- relation: <=
-- indicators: project_self_score
-- basis: 勾稽关系 I30 | Identity I30
-- One row per lower bound stated for all projects' self-scores, held to the lowest one listed.
with lowest as (
    select
        s.source_id, s.centre_id, s.year, s.observation_id, s.item, s.value, s.low, s.high,
        row_number() over (
            partition by s.source_id, s.centre_id, s.year order by s.value, s.observation_id
        ) as place
    from printed s
    where s.indicator_id = 'project_self_score' and s.role = 'actual' and s.item <> ''
        and s.bound = '' and s.doubt = ''
)
select
    b.centre_id, b.year, b.indicator_id, l.item,
    b.value as stated, b.value as stated_low, b.value as stated_high,
    l.value as computed, l.low as computed_low, l.high as computed_high,
    [b.observation_id, l.observation_id] as evidence
from printed b
join lowest l
    on l.source_id = b.source_id and l.centre_id = b.centre_id and l.year = b.year and l.place = 1
where b.indicator_id = 'project_self_score' and b.role = 'lower_bound' and b.doubt = '';

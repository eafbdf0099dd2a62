-- check: project_counts
-- family: performance
-- title: 项目个数与所列相符 | Number of projects = those listed
-- problem: 所印项目个数与分类之和或逐项所列的不等。 | The number of projects is not the sum of its kinds, or not the number listed.
-- severity: warning
-- relation: =
-- indicators: perf_indicator_count, project_self_score
-- basis: 勾稽关系 I30 | Identity I30
-- One row per printed number of projects and way to count them: kinds told in the same sentence,
-- projects with a self-score, and those with full marks. The item says which way.
with counts as (
    select
        p.source_id, p.centre_id, p.year, p.item, p.observation_id, p.value, p.low, p.high,
        p.quote_start + p.figure_start as stands
    from printed p
    where p.indicator_id = 'perf_indicator_count' and p.role = 'actual' and p.bound = ''
        and p.doubt = '' and p.item like '%项目%'
),
kinds as (
    select
        c.observation_id, sum(k.value order by k.observation_id) as value,
        sum(k.low order by k.observation_id) as low, sum(k.high order by k.observation_id) as high,
        list(k.observation_id order by k.observation_id) as evidence
    from counts c
    join counts k
        on k.source_id = c.source_id and k.centre_id = c.centre_id and k.year = c.year
        and k.item = '二级项目' and k.stands > c.stands and k.stands < c.stands + 200
    where c.item = '项目共'
    group by c.observation_id
    having count(*) > 1
),
listed as (
    select
        s.source_id, s.centre_id, s.year, count(*) as told,
        sum(case when s.value = 100 then 1 else 0 end) as with_full_marks,
        list(s.observation_id order by s.observation_id) as evidence
    from printed s
    where s.indicator_id = 'project_self_score' and s.role = 'actual' and s.item <> ''
        and not regexp_full_match(s.item, '\d+个项目') and s.bound = '' and s.doubt = ''
    group by s.source_id, s.centre_id, s.year
    having count(*) > 1
)
select
    c.centre_id, c.year, 'perf_indicator_count' as indicator_id, c.item || '·分类' as item,
    c.value as stated, c.low as stated_low, c.high as stated_high,
    k.value as computed, k.low as computed_low, k.high as computed_high,
    list_prepend(c.observation_id, k.evidence) as evidence
from counts c
join kinds k on k.observation_id = c.observation_id
union all
select
    c.centre_id, c.year, 'perf_indicator_count', c.item || '·逐项', c.value, c.low, c.high,
    case c.item when '项目共' then l.told else l.with_full_marks end,
    case c.item when '项目共' then l.told else l.with_full_marks end,
    case c.item when '项目共' then l.told else l.with_full_marks end,
    list_prepend(c.observation_id, l.evidence)
from counts c
join listed l on l.source_id = c.source_id and l.centre_id = c.centre_id and l.year = c.year
-- 3个项目自评得分100分 counts those with full marks.
left join printed f
    on f.source_id = c.source_id and f.centre_id = c.centre_id and f.year = c.year
    and f.indicator_id = 'project_self_score' and f.item = c.value::int || '个项目' and f.value = 100
    and f.quote_start + f.figure_start > c.stands
    and f.quote_start + f.figure_start < c.stands + 20
where c.item = '项目共' or (c.item = '项目自评得分' and f.observation_id is not null);

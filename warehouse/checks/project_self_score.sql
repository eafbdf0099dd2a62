-- check: project_self_score
-- family: performance
-- title: 项目自评得分 ≤ 90 + 10 × 预算完成率 | A project's self-score ≤ 90 + 10 × budget completion
-- problem: 项目自评得分高于预算完成率所容许的。 | The self-score is higher than its budget completion allows.
-- severity: warning
-- relation: <=
-- indicators: project_self_score, project_budget_completion_rate
-- caution: 预算执行占 10 分时才成立。 | Holds only where budget execution counts 10 points.
-- basis: 勾稽关系 I31 | Identity I31
-- One row per project with its self-score and budget completion printed in one document.
select
    s.centre_id, s.year, s.indicator_id, s.item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    90 + r.value / 10 as computed, 90 + r.low / 10 as computed_low,
    90 + r.high / 10 as computed_high,
    [s.observation_id, r.observation_id] as evidence
from printed s
join printed r
    on r.source_id = s.source_id and r.centre_id = s.centre_id and r.year = s.year
    and r.indicator_id = 'project_budget_completion_rate' and r.item = s.item
    and r.role = 'actual' and r.bound = '' and r.doubt = '' and r.value <= 100
where s.indicator_id = 'project_self_score' and s.role = 'actual' and s.item <> ''
    and s.bound = '' and s.doubt = '';

-- check: I21_employers
-- family: change
-- title: 净增单位 = 实缴单位 − 上年实缴单位 | Net new employers = contributing employers − last year's
-- problem: 净增单位不等于实缴单位的年度差额，上年数可能已调整。 | The net increase is not the yearly difference in contributing employers; last year's may have been restated.
-- severity: warning
-- relation: =
-- indicators: net_new_employers
-- basis: 勾稽关系 I21 | Identity I21
-- identities: net_new_employers
-- One row per printed net increase in employers beside the numbers printed for both years.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value - p.value as computed,
    a.low - p.high as computed_low, a.high - p.low as computed_high,
    [s.observation_id, a.observation_id, p.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'paying_employers'
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'paying_employers'
    and p.basis = 'reported'
where s.indicator_id = 'net_new_employers' and s.basis = 'reported';

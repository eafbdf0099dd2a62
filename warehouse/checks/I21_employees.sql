-- check: I21_employees
-- family: change
-- title: 净增职工 = 实缴职工 − 上年实缴职工 | Net new employees = contributing employees − last year's
-- problem: 净增职工不等于实缴职工的年度差额，上年数可能已调整。 | The net increase is not the yearly difference in contributing employees; last year's may have been restated.
-- severity: warning
-- relation: =
-- indicators: net_new_employees
-- basis: 勾稽关系 I21 | Identity I21
-- identities: net_new_employees
-- One row per printed net increase in employees beside the numbers printed for both years.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value - p.value as computed,
    a.low - p.high as computed_low, a.high - p.low as computed_high,
    [s.observation_id, a.observation_id, p.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'paying_employees'
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'paying_employees'
    and p.basis = 'reported'
where s.indicator_id = 'net_new_employees' and s.basis = 'reported';

-- check: I22_withdrawing
-- family: change
-- title: 提取职工不多于实缴职工 | Employees withdrawing are at most those contributing
-- problem: 提取职工多于实缴职工。 | More employees withdrew than contributed.
-- severity: warning
-- relation: <=
-- indicators: withdrawing_employees
-- caution: 提取按人次计，或含封存、退休职工时不成立。 | Does not hold where withdrawals are counted by transaction, or include dormant and retired members.
-- basis: 勾稽关系 I22 | Identity I22
-- identities: I22.withdrawing
-- One row per printed count of withdrawing employees beside those contributing.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    [s.observation_id, a.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'paying_employees'
where s.indicator_id = 'withdrawing_employees' and s.basis = 'reported';

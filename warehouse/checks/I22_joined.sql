-- check: I22_joined
-- family: change
-- title: 新开户职工不多于实缴职工 | Newly registered employees are at most those contributing
-- problem: 新开户职工多于实缴职工。 | More employees registered than contributed.
-- severity: warning
-- relation: <=
-- indicators: new_employees
-- caution: 开户后可能已封存或转出。 | A new account may be dormant or transferred again by the end of the year.
-- basis: 勾稽关系 I22 | Identity I22
-- identities: I22.joined
-- One row per printed count of new employees beside those contributing.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    [s.observation_id, a.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'paying_employees'
where s.indicator_id = 'new_employees' and s.basis = 'reported';

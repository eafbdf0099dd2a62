-- check: I01
-- family: balance
-- title: 缴存总额 = 上年末缴存总额 + 缴存额 | Cumulative deposits = last year's + deposits of the year
-- problem: 缴存总额不等于上年末数加缴存额，上年数可能已调整。 | Cumulative deposits are not last year's and deposits of the year together; last year's may have been restated.
-- severity: warning
-- relation: =
-- indicators: cumulative_deposits
-- basis: 勾稽关系 I01 | Identity I01
-- identities: cumulative_deposits
-- One row per printed cumulative deposits beside those printed for the year before.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value as computed,
    p.low + a.low as computed_low, p.high + a.high as computed_high,
    [s.observation_id, p.observation_id, a.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'cumulative_deposits'
    and p.basis = 'reported'
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'deposits'
where s.indicator_id = 'cumulative_deposits' and s.basis = 'reported';

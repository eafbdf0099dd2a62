-- check: I02
-- family: balance
-- title: 提取总额 = 上年末提取总额 + 提取额 | Cumulative withdrawals = last year's + withdrawals of the year
-- problem: 提取总额不等于上年末数加提取额，上年数可能已调整。 | Cumulative withdrawals are not last year's and withdrawals of the year together; last year's may have been restated.
-- severity: warning
-- relation: =
-- indicators: cumulative_withdrawals
-- basis: 勾稽关系 I02 | Identity I02
-- identities: cumulative_withdrawals
-- One row per printed cumulative withdrawals beside those printed for the year before.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value as computed,
    p.low + a.low as computed_low, p.high + a.high as computed_high,
    [s.observation_id, p.observation_id, a.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'cumulative_withdrawals'
    and p.basis = 'reported'
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'withdrawals'
where s.indicator_id = 'cumulative_withdrawals' and s.basis = 'reported';

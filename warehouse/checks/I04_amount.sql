-- check: I04_amount
-- family: balance
-- title: 累计发放额 = 上年末累计发放额 + 当年发放额 | Cumulative loans = last year's + loans of the year
-- problem: 累计发放额不等于上年末数加当年发放额，上年数可能已调整。 | Cumulative loans are not last year's and loans of the year together; last year's may have been restated.
-- severity: warning
-- relation: =
-- indicators: cumulative_loans
-- basis: 勾稽关系 I04 | Identity I04
-- identities: cumulative_loans
-- One row per printed cumulative loans beside those printed for the year before.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value as computed,
    p.low + a.low as computed_low, p.high + a.high as computed_high,
    [s.observation_id, p.observation_id, a.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'cumulative_loans'
    and p.basis = 'reported'
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loans_issued'
where s.indicator_id = 'cumulative_loans' and s.basis = 'reported';

-- check: I06_before
-- family: ratio
-- title: 上年个贷率与倒推的上年两数闭合 | Last year's loan-to-deposit ratio closes with last year's balances traced back
-- problem: 按百分点倒推的上年个贷率，与倒推的上年个贷余额、缴存余额不合。 | Last year's ratio by its change in points does not follow from the balances traced back a year.
-- severity: warning
-- relation: =
-- indicators: loan_to_deposit_ratio
-- caution: 结息未计入缴存额，或两端口径不同时不闭合。 | Does not close where interest credited is not counted as deposits, or the balances differ in scope.
-- basis: 勾稽关系 I06、I23 | Identity I06、I23
-- One row per loan-to-deposit ratio of last year that follows from a change in points, beside last
-- year's loan balance and the deposit balance traced back from this year's.
with closing as (
    select b.centre_id, b.year, b.value, b.low, b.high, [b.observation_id] as used
    from held b
    where b.indicator_id = 'deposit_balance' and b.basis = 'reported'
    union all
    select
        a.centre_id, a.year, 100 * a.value / r.value as value, 100 * a.low / r.high as low,
        100 * a.high / r.low as high, [a.observation_id, r.observation_id] as used
    from held a
    join held r on r.centre_id = a.centre_id and r.year = a.year
        and r.indicator_id = 'loan_to_deposit_ratio'
    left join held b on b.centre_id = a.centre_id and b.year = a.year
        and b.indicator_id = 'deposit_balance' and b.basis = 'reported'
    where a.indicator_id = 'loan_balance' and a.basis = 'reported' and r.basis = 'reported'
        and r.low > 0 and b.value is null
),
opening as (
    select
        c.centre_id, c.year - 1 as year, c.value - d.value + w.value as value,
        c.low - d.high + w.low as low, c.high - d.low + w.high as high,
        list_concat(c.used, [d.observation_id, w.observation_id]) as used
    from closing c
    join held d on d.centre_id = c.centre_id and d.year = c.year
        and d.indicator_id = 'deposits' and d.basis = 'reported'
    join held w on w.centre_id = c.centre_id and w.year = c.year
        and w.indicator_id = 'withdrawals' and w.basis = 'reported'
)
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    list_concat([s.observation_id, a.observation_id], b.used) as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loan_balance'
join opening b on b.centre_id = s.centre_id and b.year = s.year
where s.indicator_id = 'loan_to_deposit_ratio' and s.basis = 'derived' and b.low > 0;

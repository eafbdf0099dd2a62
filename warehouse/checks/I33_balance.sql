-- check: I33_balance
-- family: ratio
-- title: 个贷余额与当年发放额之比在经验范围内 | The loan balance is a usual multiple of loans of the year
-- problem: 个贷余额与当年发放额不相称；先核对单位与口径。 | The loan balance and loans of the year do not go together; check units and scope first.
-- severity: warning
-- relation: between
-- indicators: loan_balance
-- basis: 勾稽关系 I33 | Identity I33
-- unit: times
-- One row per ratio of the two figures beside the range in which it is expected.
select
    a.centre_id, a.year, a.indicator_id, '' as item,
    a.value / b.value as stated, a.low / b.high as stated_low, a.high / b.low as stated_high,
    (r.low + r.high) / 2 as computed, r.low as computed_low, r.high as computed_high,
    [a.observation_id, b.observation_id] as evidence
from held a
join held b on b.centre_id = a.centre_id and b.year = a.year
    and b.indicator_id = 'loans_issued'
join allowed r on r.quantity = 'loan_balance / loans_issued'
where a.indicator_id = 'loan_balance' and b.low > 0;

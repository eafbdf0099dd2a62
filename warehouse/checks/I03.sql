-- check: I03
-- family: balance
-- title: 缴存余额 = 缴存总额 − 提取总额 | Deposit balance = cumulative deposits − cumulative withdrawals
-- problem: 缴存余额不等于缴存总额减提取总额。 | The deposit balance is not cumulative deposits less cumulative withdrawals.
-- severity: error
-- relation: =
-- indicators: deposit_balance
-- basis: 勾稽关系 I03 | Identity I03
-- identities: deposit_balance
-- One row per printed deposit balance beside the two running totals.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value - b.value as computed,
    a.low - b.high as computed_low, a.high - b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'cumulative_deposits'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'cumulative_withdrawals'
where s.indicator_id = 'deposit_balance' and s.basis = 'reported';

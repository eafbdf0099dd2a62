-- check: I03_change
-- family: balance
-- title: 缴存余额 = 上年末余额 + 缴存额 − 提取额 | Deposit balance = last year's balance + deposits − withdrawals
-- problem: 缴存余额的增减不等于缴存额减提取额。 | The change of the deposit balance is not deposits less withdrawals.
-- severity: warning
-- relation: =
-- indicators: deposit_balance
-- caution: 结息未计入缴存额时不相等。 | Not equal where interest credited is not counted as deposits.
-- basis: 勾稽关系 I03 | Identity I03
-- identities: I03
-- One row per printed deposit balance beside the year before and what came and went.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value - b.value as computed,
    p.low + a.low - b.high as computed_low, p.high + a.high - b.low as computed_high,
    [s.observation_id, p.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'deposit_balance'
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'deposits'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'withdrawals'
where s.indicator_id = 'deposit_balance' and s.basis = 'reported';

-- check: I10
-- family: balance
-- title: 住房消费类提取额不大于提取额 | Housing withdrawals are at most all withdrawals
-- problem: 住房消费类提取额大于提取额。 | Housing withdrawals exceed all withdrawals.
-- severity: error
-- relation: <=
-- indicators: housing_withdrawal_amount
-- basis: 勾稽关系 I10 | Identity I10
-- identities: I10
-- One row per printed amount withdrawn for housing beside all withdrawals.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    [s.observation_id, a.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'withdrawals'
where s.indicator_id = 'housing_withdrawal_amount' and s.basis = 'reported';

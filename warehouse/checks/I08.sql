-- check: I08
-- family: ratio
-- title: 提取率 = 提取额 ÷ 缴存额 | Withdrawal rate = withdrawals ÷ deposits
-- problem: 提取率与当年提取额、缴存额不合。 | The withdrawal rate does not follow from withdrawals and deposits of the year.
-- severity: error
-- relation: =
-- indicators: withdrawal_to_deposit_ratio
-- basis: 勾稽关系 I08 | Identity I08
-- identities: withdrawal_to_deposit_ratio
-- One row per printed withdrawal rate beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'withdrawals'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'deposits'
where s.indicator_id = 'withdrawal_to_deposit_ratio' and s.basis = 'reported' and b.low > 0;

-- check: I15
-- family: balance
-- title: 增值收益 = 提取风险准备金 + 提取管理费用 + 提取补充资金 | Value-added income = reserve provision + management fee + rental-housing provision
-- problem: 增值收益分配三项之和不等于增值收益。 | The three provisions do not add up to the value-added income.
-- severity: warning
-- relation: =
-- indicators: value_added_income
-- caution: 有年初或年末待分配增值收益时不相等。 | Not equal where income was carried in or is carried forward undistributed.
-- basis: 勾稽关系 I15 | Identity I15
-- identities: rental_supplement_provision
-- One row per printed value-added income beside the three provisions made from it.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value + b.value + c.value as computed,
    a.low + b.low + c.low as computed_low, a.high + b.high + c.high as computed_high,
    [s.observation_id, a.observation_id, b.observation_id, c.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'risk_reserve_provision'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'mgmt_fee_provision'
join held c on c.centre_id = s.centre_id and c.year = s.year
    and c.indicator_id = 'rental_supplement_provision'
where s.indicator_id = 'value_added_income' and s.basis = 'reported';

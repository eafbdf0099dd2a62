-- check: housing_withdrawal_share
-- family: ratio
-- title: 住房消费类提取占比 = 住房消费类提取额 ÷ 提取额 | Housing share of withdrawals = housing withdrawals ÷ withdrawals
-- problem: 住房消费类提取占比与两数不合。 | The housing share of withdrawals does not follow from the two amounts.
-- severity: error
-- relation: =
-- indicators: housing_withdrawal_share
-- caution: 占比有按金额算的，也有按人数算的。 | Shares may be of amounts or of persons.
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: housing_withdrawal_share
-- One row per printed housing share of withdrawals beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'housing_withdrawal_amount'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'withdrawals'
where s.indicator_id = 'housing_withdrawal_share' and s.basis = 'reported' and b.low > 0;

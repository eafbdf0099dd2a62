-- check: deposit_payment_rate
-- family: ratio
-- title: 缴存率 = 缴存额 ÷ 应缴存额 | Payment compliance = deposits ÷ deposits due
-- problem: 缴存率与缴存额、应缴存额不合。 | Payment compliance does not follow from deposits and deposits due.
-- severity: error
-- relation: =
-- indicators: deposit_payment_rate
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: deposit_payment_rate
-- One row per printed payment compliance beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'deposits'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'deposit_due'
where s.indicator_id = 'deposit_payment_rate' and s.basis = 'reported' and b.low > 0;

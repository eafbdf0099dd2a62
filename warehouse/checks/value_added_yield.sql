-- check: value_added_yield
-- family: ratio
-- title: 增值收益率 = 增值收益 ÷ 月均缴存余额 | Value-added yield = value-added income ÷ average deposit balance
-- problem: 增值收益率与增值收益、月均缴存余额不合。 | The value-added yield does not follow from the income and the average balance.
-- severity: error
-- relation: =
-- indicators: value_added_yield
-- basis: 勾稽关系 I16 | Identity I16
-- identities: value_added_yield
-- One row per printed value-added yield beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * least(a.low / b.low, a.low / b.high) as computed_low,
    100 * greatest(a.high / b.low, a.high / b.high) as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'value_added_income'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'deposit_balance_avg'
where s.indicator_id = 'value_added_yield' and s.basis = 'reported' and b.low > 0;

-- check: I14
-- family: balance
-- title: 增值收益 = 业务收入 − 业务支出 | Value-added income = business revenue − business expense
-- problem: 增值收益不等于业务收入减业务支出。 | Value-added income is not business revenue less business expense.
-- severity: error
-- relation: =
-- indicators: value_added_income
-- basis: 勾稽关系 I14 | Identity I14
-- identities: value_added_income
-- One row per printed value-added income beside revenue and expense.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value - b.value as computed,
    a.low - b.high as computed_low, a.high - b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'business_revenue'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'business_expense'
where s.indicator_id = 'value_added_income' and s.basis = 'reported';

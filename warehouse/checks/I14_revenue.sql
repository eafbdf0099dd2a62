-- check: I14_revenue
-- family: balance
-- title: 业务收入 = 存款利息 + 贷款利息 + 国债利息 + 其他 | Business revenue = deposit interest + loan interest + bond interest + other
-- problem: 业务收入不等于四项收入之和。 | Business revenue is not the sum of its four kinds.
-- severity: error
-- relation: =
-- indicators: business_revenue
-- basis: 勾稽关系 I14 | Identity I14
-- identities: business_revenue
-- One row per printed business revenue beside its four kinds.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value + b.value + c.value + d.value as computed,
    a.low + b.low + c.low + d.low as computed_low,
    a.high + b.high + c.high + d.high as computed_high,
    [
        s.observation_id, a.observation_id, b.observation_id,
        c.observation_id, d.observation_id
    ] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'deposit_interest_income'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'loan_interest_income'
join held c on c.centre_id = s.centre_id and c.year = s.year
    and c.indicator_id = 'treasury_interest_income'
join held d on d.centre_id = s.centre_id and d.year = s.year
    and d.indicator_id = 'other_business_revenue'
where s.indicator_id = 'business_revenue' and s.basis = 'reported';

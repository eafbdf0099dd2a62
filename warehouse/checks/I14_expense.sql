-- check: I14_expense
-- family: balance
-- title: 业务支出 = 职工利息 + 归集手续费 + 委贷手续费 + 其他 | Business expense = interest to members + collection fees + loan fees + other
-- problem: 业务支出不等于四项支出之和。 | Business expense is not the sum of its four kinds.
-- severity: error
-- relation: =
-- indicators: business_expense
-- basis: 勾稽关系 I14 | Identity I14
-- identities: business_expense
-- One row per printed business expense beside its four kinds.
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
    and a.indicator_id = 'depositor_interest_expense'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'collection_fee_expense'
join held c on c.centre_id = s.centre_id and c.year = s.year and c.indicator_id = 'loan_fee_expense'
join held d on d.centre_id = s.centre_id and d.year = s.year
    and d.indicator_id = 'other_business_expense'
where s.indicator_id = 'business_expense' and s.basis = 'reported';

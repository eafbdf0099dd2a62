-- check: I13_adequacy
-- family: ratio
-- title: 准备金充足率 = 风险准备金余额 ÷ 个贷余额 | Reserve adequacy = risk reserve ÷ loan balance
-- problem: 准备金充足率与准备金余额、个贷余额不合。 | Reserve adequacy does not follow from the risk reserve and the loan balance.
-- severity: error
-- relation: =
-- indicators: risk_reserve_adequacy
-- basis: 勾稽关系 I13 | Identity I13
-- identities: risk_reserve_adequacy
-- One row per printed reserve adequacy beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'risk_reserve_balance'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'loan_balance'
where s.indicator_id = 'risk_reserve_adequacy' and s.basis = 'reported' and b.low > 0;

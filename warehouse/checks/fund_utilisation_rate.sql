-- check: fund_utilisation_rate
-- family: ratio
-- title: 资金运用率 =（个贷余额 + 项目贷款余额 + 国债余额）÷ 缴存余额 | Fund utilisation = (loan balance + project loans + treasury bonds) ÷ deposit balance
-- problem: 资金运用率与各项余额不合。 | Fund utilisation does not follow from the balances.
-- severity: error
-- relation: =
-- indicators: fund_utilisation_rate
-- caution: 各端须同为出表前或出表后。 | All must be taken before or all after loans left the balance sheet.
-- basis: 勾稽关系 I07 | Identity I07
-- identities: fund_utilisation_rate
-- One row per printed fund utilisation rate beside what is lent or invested and the balance.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * (a.value + p.value + t.value) / b.value as computed,
    100 * (a.low + p.low + t.low) / b.high as computed_low,
    100 * (a.high + p.high + t.high) / b.low as computed_high,
    [
        s.observation_id, a.observation_id, p.observation_id, t.observation_id, b.observation_id
    ] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loan_balance'
join held p on p.centre_id = s.centre_id and p.year = s.year
    and p.indicator_id = 'project_loan_balance'
join held t on t.centre_id = s.centre_id and t.year = s.year
    and t.indicator_id = 'treasury_bond_balance'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'deposit_balance'
where s.indicator_id = 'fund_utilisation_rate' and s.basis = 'reported' and b.low > 0;

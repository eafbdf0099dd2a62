-- check: I06
-- family: ratio
-- title: 个贷率 = 个贷余额 ÷ 缴存余额 | Loan-to-deposit ratio = loan balance ÷ deposit balance
-- problem: 个贷率与个贷余额、缴存余额不合。 | The loan-to-deposit ratio does not follow from the two balances.
-- severity: error
-- relation: =
-- indicators: loan_to_deposit_ratio
-- caution: 两端须同为出表前或出表后。 | Both must be taken before or both after loans left the balance sheet.
-- basis: 勾稽关系 I06 | Identity I06
-- identities: loan_to_deposit_ratio
-- One row per printed loan-to-deposit ratio beside the balances it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loan_balance'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'deposit_balance'
where s.indicator_id = 'loan_to_deposit_ratio' and s.basis = 'reported' and b.low > 0;

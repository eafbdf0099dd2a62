-- check: I05
-- family: balance
-- title: 个贷余额 = 上年末余额 + 发放额 − 回收额 − 出表增加额 | Loan balance = last year's balance + loans issued − repayments − increase off the balance sheet
-- problem: 个贷余额的增减与发放、回收、出表不合。 | The change of the loan balance does not follow from loans issued, repaid and moved off the balance sheet.
-- severity: warning
-- relation: =
-- indicators: loan_balance
-- basis: 勾稽关系 I05 | Identity I05
-- identities: loan_balance
-- One row per printed loan balance whose loans off the balance sheet are known in both years.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value - b.value - c.value + d.value as computed,
    p.low + a.low - b.high - c.high + d.low as computed_low,
    p.high + a.high - b.low - c.low + d.high as computed_high,
    [
        s.observation_id, p.observation_id, a.observation_id,
        b.observation_id, c.observation_id, d.observation_id
    ] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1 and p.indicator_id = 'loan_balance'
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loans_issued'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'loans_recovered'
join held c on c.centre_id = s.centre_id and c.year = s.year
    and c.indicator_id = 'securitised_loan_balance'
join held d on d.centre_id = s.centre_id and d.year = s.year - 1
    and d.indicator_id = 'securitised_loan_balance'
where s.indicator_id = 'loan_balance' and s.basis = 'reported';

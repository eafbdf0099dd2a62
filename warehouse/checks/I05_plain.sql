-- check: I05_plain
-- family: balance
-- title: 个贷余额 = 上年末余额 + 发放额 − 回收额 | Loan balance = last year's balance + loans issued − repayments
-- problem: 个贷余额的增减不等于发放额减回收额。 | The change of the loan balance is not loans issued less repayments.
-- severity: warning
-- relation: =
-- indicators: loan_balance
-- caution: 有贷款转让或证券化（出表）时多一项。 | Loans sold or securitised are one term more.
-- basis: 勾稽关系 I05 | Identity I05
-- identities: I05
-- One row per printed loan balance beside the year before, loans issued and repaid, where nothing is
-- known of loans off the balance sheet.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value - b.value as computed,
    p.low + a.low - b.high as computed_low, p.high + a.high - b.low as computed_high,
    [s.observation_id, p.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1 and p.indicator_id = 'loan_balance'
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loans_issued'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'loans_recovered'
where s.indicator_id = 'loan_balance' and s.basis = 'reported'
    and not exists (
        select 1 from held o
        where o.centre_id = s.centre_id and o.year = s.year
            and o.indicator_id = 'securitised_loan_balance'
    );

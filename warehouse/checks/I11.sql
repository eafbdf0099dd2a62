-- check: I11
-- family: ratio
-- title: 逾期率（‰）= 逾期额 ÷ 个贷余额 | Overdue rate (‰) = overdue loans ÷ loan balance
-- problem: 逾期率与逾期额、个贷余额不合；先核对 % 与 ‰。 | The overdue rate does not follow from overdue loans and the loan balance; check % against ‰ first.
-- severity: error
-- relation: =
-- indicators: overdue_rate
-- basis: 勾稽关系 I11 | Identity I11
-- identities: overdue_rate
-- One row per printed overdue rate (‰) beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    1000 * a.value / b.value as computed,
    1000 * a.low / b.high as computed_low, 1000 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'overdue_amount'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'loan_balance'
where s.indicator_id = 'overdue_rate' and s.basis = 'reported' and b.low > 0;

-- check: I09_floor
-- family: ratio
-- title: 只计个贷与住房消费提取的贡献率不高于所印的 | Counting loans and housing withdrawals only, the contribution rate is at most the printed one
-- problem: 个贷与住房消费提取已超过所印住房贡献率。 | Loans and housing withdrawals alone exceed the printed housing contribution rate.
-- severity: error
-- relation: <=
-- indicators: housing_contribution_rate
-- basis: 勾稽关系 I09 | Identity I09
-- identities: I09
-- One row per printed housing contribution rate beside the loans and housing withdrawals in it,
-- where the other parts are not known.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    100 * (a.value + w.value) / d.value as stated,
    100 * (a.low + w.low) / d.high as stated_low, 100 * (a.high + w.high) / d.low as stated_high,
    s.value as computed, s.low as computed_low, s.high as computed_high,
    [s.observation_id, a.observation_id, w.observation_id, d.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loans_issued'
join held w on w.centre_id = s.centre_id and w.year = s.year
    and w.indicator_id = 'housing_withdrawal_amount'
join held d on d.centre_id = s.centre_id and d.year = s.year and d.indicator_id = 'deposits'
left join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'subsidised_loan_amount'
left join held c on c.centre_id = s.centre_id and c.year = s.year
    and c.indicator_id = 'project_loan_amount'
where s.indicator_id = 'housing_contribution_rate' and s.basis = 'reported' and d.low > 0
    and (b.value is null or c.value is null);

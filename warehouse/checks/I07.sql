-- check: I07
-- family: ratio
-- title: 个贷率不高于资金运用率 | The loan-to-deposit ratio is at most fund utilisation
-- problem: 个贷率高于资金运用率。 | The loan-to-deposit ratio is above fund utilisation.
-- severity: error
-- relation: <=
-- indicators: loan_to_deposit_ratio
-- basis: 勾稽关系 I07 | Identity I07
-- identities: I07
-- One row per printed loan-to-deposit ratio beside the fund utilisation rate.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    [s.observation_id, a.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'fund_utilisation_rate'
where s.indicator_id = 'loan_to_deposit_ratio' and s.basis = 'reported';

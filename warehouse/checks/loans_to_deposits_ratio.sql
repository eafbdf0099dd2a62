-- check: loans_to_deposits_ratio
-- family: ratio
-- title: 贷款发放占缴存额比重 = 贷款发放额 ÷ 缴存额 | Loans to deposits = loans issued ÷ deposits
-- problem: 贷款发放占缴存额比重与两数不合。 | Loans to deposits do not follow from loans issued and deposits.
-- severity: error
-- relation: =
-- indicators: loans_to_deposits_ratio
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: loans_to_deposits_ratio
-- One row per printed loans to deposits beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loans_issued'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'deposits'
where s.indicator_id = 'loans_to_deposits_ratio' and s.basis = 'reported' and b.low > 0;

-- check: average_loan
-- family: ratio
-- title: 笔均贷款 = 贷款发放额 ÷ 贷款发放笔数 | Average loan = loans issued ÷ number of loans
-- problem: 笔均贷款与发放额、发放笔数不合。 | The average loan does not follow from loans issued and their number.
-- severity: error
-- relation: =
-- indicators: average_loan
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: average_loan
-- One row per printed average loan beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value / b.value as computed,
    a.low / b.high as computed_low, a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'loans_issued'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'loans_issued_count'
where s.indicator_id = 'average_loan' and s.basis = 'reported' and b.low > 0;

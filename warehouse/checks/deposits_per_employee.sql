-- check: deposits_per_employee
-- family: ratio
-- title: 人均年缴存额 = 缴存额 ÷ 实缴职工数 | Deposits per employee = deposits ÷ contributing employees
-- problem: 人均年缴存额与缴存额、实缴职工数不合。 | Deposits per employee do not follow from deposits and contributing employees.
-- severity: error
-- relation: =
-- indicators: deposits_per_employee
-- caution: 人数取期末数还是平均数，各地不一。 | Centres divide by year-end or by average headcounts.
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: deposits_per_employee
-- One row per printed deposits per employee beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value / b.value as computed,
    a.low / b.high as computed_low, a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'deposits'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'paying_employees'
where s.indicator_id = 'deposits_per_employee' and s.basis = 'reported' and b.low > 0;

-- check: employees_per_employer
-- family: ratio
-- title: 单位平均职工数 = 实缴职工数 ÷ 实缴单位数 | Employees per employer = contributing employees ÷ contributing employers
-- problem: 单位平均职工数与实缴职工数、实缴单位数不合。 | Employees per employer do not follow from the two counts.
-- severity: error
-- relation: =
-- indicators: employees_per_employer
-- caution: 两数须同为年内口径或期末口径。 | Both counts must be of the year or both of its end.
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: employees_per_employer
-- One row per printed employees per employer beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value / b.value as computed,
    a.low / b.high as computed_low, a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'paying_employees'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'paying_employers'
where s.indicator_id = 'employees_per_employer' and s.basis = 'reported' and b.low > 0;

-- check: I21_growth
-- family: change
-- title: 实缴单位（职工）增长率 = 净增数 ÷ 上年数 | Growth of those contributing = net increase ÷ last year's number
-- problem: 增长率与所印净增数不合。 | The growth does not follow from the printed net increase.
-- severity: warning
-- relation: =
-- indicators: net_new_employers, net_new_employees
-- basis: 勾稽关系 I21、I23 | Identity I21、I23
-- unit: percent
-- One row per printed growth of contributing employers or employees beside the growth that the
-- printed net increase gives, where last year's number is not printed.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.growth as stated, s.growth_low as stated_low, s.growth_high as stated_high,
    100 * a.value / (s.value - a.value) as computed,
    100 * least(a.low / (s.low - a.low), a.low / (s.high - a.low)) as computed_low,
    100 * greatest(a.high / (s.low - a.high), a.high / (s.high - a.high)) as computed_high,
    [s.observation_id, a.observation_id] as evidence
from grown s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = replace(s.indicator_id, 'paying_', 'net_new_')
left join held b on b.centre_id = s.centre_id and b.year = s.year - 1
    and b.indicator_id = s.indicator_id and b.basis = 'reported'
where s.indicator_id in ('paying_employers', 'paying_employees')
    and a.indicator_id in ('net_new_employers', 'net_new_employees')
    and a.basis = 'reported' and b.value is null and s.low > a.high;

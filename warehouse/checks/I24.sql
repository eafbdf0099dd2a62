-- check: I24
-- family: change
-- title: 累计数的增长率 = 当年数 ÷（累计数 − 当年数） | Growth of a running total = year's amount ÷ (total − year's amount)
-- problem: 累计数的增长率与当年数不合。 | The growth of the running total does not follow from the year's amount.
-- severity: error
-- relation: =
-- indicators: cumulative_deposits, cumulative_withdrawals, cumulative_loans, cumulative_loans_count
-- basis: 勾稽关系 I24 | Identity I24
-- unit: percent
-- One row per printed growth of a running total beside the growth that the year's amount gives.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.growth as stated, s.growth_low as stated_low, s.growth_high as stated_high,
    100 * a.value / (s.value - a.value) as computed,
    100 * a.low / (s.high - a.low) as computed_low,
    100 * a.high / (s.low - a.high) as computed_high,
    [s.observation_id, a.observation_id] as evidence
from grown s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = replace(replace(s.indicator_id, 'cumulative_', ''), 'loans', 'loans_issued')
where s.indicator_id in (
        'cumulative_deposits', 'cumulative_withdrawals', 'cumulative_loans',
        'cumulative_loans_count'
    )
    and a.indicator_id in ('deposits', 'withdrawals', 'loans_issued', 'loans_issued_count')
    and s.low > a.high;

-- check: restatement
-- family: source
-- title: 后一年同比倒推的上年数与上年所印相符 | The next report's growth implies last year's printed figure
-- problem: 后一年报告的同比倒推出另一个上年数，上年数可能已调整。 | The growth in the next report implies another figure for the year before; it may have been restated.
-- severity: warning
-- relation: =
-- indicators: *
-- basis: 勾稽关系 I23 | Identity I23
-- One row per printed figure and distinct figure that a later report's growth implies for it.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    o.value as computed, o.low as computed_low, o.high as computed_high,
    list_prepend(s.observation_id, list(o.observation_id order by o.observation_id)) as evidence
from held s
join other o
    on o.centre_id = s.centre_id and o.year = s.year and o.indicator_id = s.indicator_id
where s.basis = 'reported' and o.basis = 'derived'
group by
    s.centre_id, s.year, s.indicator_id, s.value, s.low, s.high, s.observation_id,
    o.value, o.low, o.high;

-- check: I23_change
-- family: change
-- title: 增长率 = 增减数 ÷ 上年数 | Growth = change ÷ last year's figure
-- problem: 增长率与同时印出的增减数不合。 | The growth does not follow from the change printed beside it.
-- severity: warning
-- relation: =
-- indicators: *
-- basis: 勾稽关系 I23 | Identity I23
-- unit: percent
-- One row per printed growth beside the growth that the change printed in absolute terms gives.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.growth as stated, s.growth_low as stated_low, s.growth_high as stated_high,
    100 * a.value / (s.value - a.value) as computed,
    100 * least(a.low / (s.low - a.low), a.low / (s.high - a.low)) as computed_low,
    100 * greatest(a.high / (s.low - a.high), a.high / (s.high - a.high)) as computed_high,
    [s.observation_id, a.observation_id] as evidence
from grown s
join printed a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = s.indicator_id
join held h on h.observation_id = s.observation_id and h.basis = 'reported'
where a.role = 'change' and a.is_annual and a.item = '' and a.bound = '' and a.doubt = '' and a.value is not null
    and s.low > greatest(a.high, 0);

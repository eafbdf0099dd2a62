-- check: I23_difference
-- family: change
-- title: 增减数 = 当年数 − 上年数 | Change = this year's figure − last year's
-- problem: 所印增减数不等于两年之差，上年数可能已调整。 | The printed change is not the difference of the two years; last year's figure may have been restated.
-- severity: warning
-- relation: =
-- indicators: *
-- basis: 勾稽关系 I23 | Identity I23
-- One row per change printed in absolute terms beside the difference of the figures printed for
-- both years.
with before as (
    select centre_id, year, indicator_id, value, low, high, observation_id
    from held
    where basis = 'reported'
    union all
    select
        a.centre_id, a.year, a.indicator_id, a.value, a.low, a.high, a.observation_id
    from printed a
    left join held b on b.centre_id = a.centre_id and b.year = a.year
        and b.indicator_id = a.indicator_id and b.basis = 'reported'
    where a.role = 'prior' and a.is_annual and a.item = '' and a.bound = '' and a.doubt = '' and b.value is null
)
select
    c.centre_id, c.year, c.indicator_id, '' as item,
    c.value as stated, c.low as stated_low, c.high as stated_high,
    s.value - p.value as computed, s.low - p.high as computed_low, s.high - p.low as computed_high,
    [c.observation_id, s.observation_id, p.observation_id] as evidence
from printed c
join held s on s.centre_id = c.centre_id and s.year = c.year
    and s.indicator_id = c.indicator_id and s.basis = 'reported'
join before p on p.centre_id = c.centre_id and p.year = c.year - 1
    and p.indicator_id = c.indicator_id
where c.role = 'change' and c.is_annual and c.item = '' and c.bound = '' and c.doubt = '';

-- check: disagreement
-- family: source
-- title: 同一指标只有一个数 | One quantity, one figure
-- problem: 同一指标另有不同的印出数，超出四舍五入。 | The same quantity is printed with another figure, beyond rounding.
-- severity: error
-- relation: =
-- indicators: *
-- basis: 勾稽关系 I32 | Identity I32
-- One row per figure chosen and distinct other figure printed for the same centre, year and
-- indicator; the finer one tells what the coarser one should round to.
with told as (
    select
        s.centre_id, s.year, s.indicator_id, s.value, s.low, s.high, s.observation_id,
        o.value as other, o.low as other_low, o.high as other_high,
        list(o.observation_id order by o.observation_id) as others,
        o.high - o.low > 1.000001 * (s.high - s.low) as is_coarser
    from held s
    join other o
        on o.centre_id = s.centre_id and o.year = s.year and o.indicator_id = s.indicator_id
    where s.basis = 'reported' and o.basis = 'reported'
    group by
        s.centre_id, s.year, s.indicator_id, s.value, s.low, s.high, s.observation_id,
        o.value, o.low, o.high
)
select
    centre_id, year, indicator_id, '' as item,
    case when is_coarser then other else value end as stated,
    case when is_coarser then other_low else low end as stated_low,
    case when is_coarser then other_high else high end as stated_high,
    case when is_coarser then value else other end as computed,
    case when is_coarser then low else other_low end as computed_low,
    case when is_coarser then high else other_high end as computed_high,
    case
        when is_coarser then list_append(others, observation_id)
        else list_prepend(observation_id, others)
    end as evidence
from told;

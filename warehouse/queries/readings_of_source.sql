-- One row per published reading of the source, in the text's order, and what became of it in the
-- series: its own figure and the one that follows for the year before are each `chosen`,
-- `alternative`, or empty where it can stand in no series.
with fate as (
    select
        c.observation_id, c.basis,
        case when s.observation_id is null then 'alternative' else 'chosen' end as fate
    from candidate c
    left join series s
        on s.observation_id = c.observation_id and s.basis = c.basis
        and s.centre_id = c.centre_id and s.year = c.year and s.indicator_id = c.indicator_id
    where c.observation_id in (select observation_id from observation where source_id = $source)
)
select
    o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role, o.item, o.bound,
    o.printed_value, o.printed_unit, o.unit, o.printed_growth, o.growth_unit,
    o.qualifier, o.doubt, o.sheet, o.cell, o.url,
    coalesce(own.fate, '') as own_fate, coalesce(prior.fate, '') as prior_fate,
    o.value, o.low, o.high,
    o.quote_start, o.quote_start + length(o.quote) as quote_end, o.figure_start, o.figure_end,
    case when o.quote_start is null then o.quote else '' end as words
from observation o
join batch b on b.batch_id = o.batch_id
join indicator i on i.indicator_id = o.indicator_id
left join fate own on own.observation_id = o.observation_id and own.basis = 'reported'
left join fate prior on prior.observation_id = o.observation_id and prior.basis = 'derived'
where o.source_id = $source and b.state = 'published'
order by
    o.quote_start + coalesce(o.figure_start, 0) nulls last,
    i.position, o.year, o.observation_id;

-- One row per figure of a batch, at most as many as asked for, by centre, year and indicator: as
-- printed, and what became of it in the series (its own figure and the one that follows for the
-- year before are each `chosen`, `alternative`, or empty where it can stand in no series); where
-- it is an alternative, the source of the figure that stands in its place.
with fate as (
    select
        c.observation_id, c.basis,
        case when s.observation_id is null then 'alternative' else 'chosen' end as fate
    from candidate c
    left join series s
        on s.observation_id = c.observation_id and s.basis = c.basis
        and s.centre_id = c.centre_id and s.year = c.year and s.indicator_id = c.indicator_id
    where c.observation_id in (select observation_id from observation where batch_id = $batch)
)
select
    o.source_id, o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role, o.item, o.bound,
    o.printed_value, o.printed_unit, o.printed_growth, o.growth_unit, o.sheet, o.cell,
    o.quote_start, o.figure_start,
    coalesce(own.fate, '') as own_fate, coalesce(prior.fate, '') as prior_fate,
    case own.fate when 'alternative' then coalesce(t.title, '') else '' end as standing
from observation o
join centre c on c.centre_id = o.centre_id
join indicator i on i.indicator_id = o.indicator_id
left join fate own on own.observation_id = o.observation_id and own.basis = 'reported'
left join fate prior on prior.observation_id = o.observation_id and prior.basis = 'derived'
left join series s
    on s.centre_id = o.centre_id and s.year = o.year and s.indicator_id = o.indicator_id
left join observation x on x.observation_id = s.observation_id
left join source t on t.source_id = x.source_id
where o.batch_id = $batch
order by c.position, o.year desc, i.position, o.observation_id
limit $most;

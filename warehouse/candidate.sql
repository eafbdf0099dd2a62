-- Every figure of a whole centre that could stand in the series: printed, or following from the
-- growth that a later report prints. Annual figures only: a month's flow is no year's flow, and a
-- level counts for the year in whose last month it was taken. The project's own data have edition 0.
-- Where an amendment stands its value counts; stated is what follows from the text as it is printed.
-- Editions are gathered before they are joined: joined row by row beside the amendments, DuckDB 2.0
-- at times ends with an internal error while a transaction holds figures of its own.
create view candidate as
with brought as (
    select batch_id, max(edition) as edition from event where action = 'published' group by batch_id
)
select
    o.observation_id, coalesce(e.edition, 0) as edition, o.centre_id, o.year, o.indicator_id,
    coalesce(a.value, o.value) as value, coalesce(a.low, o.low) as low,
    coalesce(a.high, o.high) as high,
    o.value as stated, o.low as stated_low, o.high as stated_high, a.amendment_id,
    'reported' as basis, s.report_year, s.published_on,
    case o.growth_basis when 'printed' then o.printed_growth else '' end as printed_growth,
    o.growth_unit, o.qualifier, o.doubt
from observation o
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
join indicator i on i.indicator_id = o.indicator_id
left join brought e on e.batch_id = o.batch_id
left join amended a on a.observation_id = o.observation_id
where b.state = 'published' and o.role = 'actual' and o.scope = 'centre' and o.item = ''
    and o.bound = '' and o.value is not null and o.unit = i.unit
    and (length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12'))
union all
select
    o.observation_id, coalesce(e.edition, 0) as edition, o.centre_id, o.year - 1 as year, o.indicator_id,
    case when a.amendment_id is null then o.prior else a.prior end as value,
    case when a.amendment_id is null then o.prior_low else a.prior_low end as low,
    case when a.amendment_id is null then o.prior_high else a.prior_high end as high,
    o.prior as stated, o.prior_low as stated_low, o.prior_high as stated_high, a.amendment_id,
    'derived' as basis, s.report_year, s.published_on,
    '' as printed_growth, '' as growth_unit, o.qualifier, o.doubt
from observation o
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
join indicator i on i.indicator_id = o.indicator_id
left join brought e on e.batch_id = o.batch_id
left join amended a on a.observation_id = o.observation_id
where b.state = 'published' and o.role = 'actual' and o.scope = 'centre' and o.item = ''
    and o.bound = '' and o.prior is not null and (a.amendment_id is null or a.prior is not null)
    and o.unit = i.unit
    and (length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12'));

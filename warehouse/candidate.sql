-- Every figure of a whole centre that could stand in the series: printed, or following from the
-- growth that a later report prints. Annual figures only: a month's flow is no year's flow, and a
-- level counts for the year in whose last month it was taken. The project's own data have edition 0.
create view candidate as
select
    o.observation_id, coalesce(e.edition, 0) as edition, o.centre_id, o.year, o.indicator_id,
    o.value, o.low, o.high, 'reported' as basis,
    s.report_year, s.published_on,
    case o.growth_basis when 'printed' then o.printed_growth else '' end as printed_growth,
    o.growth_unit, o.qualifier, o.doubt
from observation o
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
join indicator i on i.indicator_id = o.indicator_id
left join event e on e.batch_id = o.batch_id and e.action = 'published'
where b.state = 'published' and o.role = 'actual' and o.scope = 'centre' and o.item = ''
    and o.bound = '' and o.value is not null and o.unit = i.unit
    and (length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12'))
union all
select
    o.observation_id, coalesce(e.edition, 0) as edition, o.centre_id, o.year - 1 as year, o.indicator_id,
    o.prior as value, o.prior_low as low, o.prior_high as high, 'derived' as basis,
    s.report_year, s.published_on,
    '' as printed_growth, '' as growth_unit, o.qualifier, o.doubt
from observation o
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
join indicator i on i.indicator_id = o.indicator_id
left join event e on e.batch_id = o.batch_id and e.action = 'published'
where b.state = 'published' and o.role = 'actual' and o.scope = 'centre' and o.item = ''
    and o.bound = '' and o.prior is not null and o.unit = i.unit
    and (length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12'));

-- One row per published observation with this id, as it was normalised.
select
    o.source_id, o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role, o.item, o.bound,
    o.printed_value, o.printed_unit, o.value, o.low, o.high, o.unit, o.printed_growth,
    o.growth_unit, o.growth_basis, o.prior, o.prior_low, o.prior_high, o.qualifier, o.doubt,
    o.note, o.quote, o.quote_start, o.figure_start, o.figure_end, o.sheet, o.cell, o.url
from observation o
join batch b on b.batch_id = o.batch_id
where o.observation_id = $observation and b.state = 'published'
order by o.observation_id;

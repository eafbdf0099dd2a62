-- One row added per observation of the batch in hand.
insert into observation (
    observation_id, batch_id, source_id, centre_id, year, period, indicator_id, scope, role,
    item, bound, printed_value, printed_unit, value, low, high, unit, printed_growth,
    growth_unit, growth_basis, prior, prior_low, prior_high, qualifier, doubt, note, quote,
    quote_start, figure_start, figure_end, sheet, cell, url
)
select
    observation_id, batch_id, source_id, centre_id, year, period, indicator_id, scope, role,
    item, bound, printed_value, printed_unit, value, low, high, unit, printed_growth,
    growth_unit, growth_basis, prior, prior_low, prior_high, qualifier, doubt, note, quote,
    quote_start, figure_start, figure_end, sheet, cell, url
from new_observation
order by observation_id;

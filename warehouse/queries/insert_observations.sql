-- One row added per observation of the batch in hand; the values come as lists of one length.
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
from (
    select
        unnest($observation_id) as observation_id, unnest($batch_id) as batch_id,
        unnest($source_id) as source_id, unnest($centre_id) as centre_id,
        unnest($year) as year, unnest($period) as period,
        unnest($indicator_id) as indicator_id, unnest($scope) as scope,
        unnest($role) as role, unnest($item) as item,
        unnest($bound) as bound, unnest($printed_value) as printed_value,
        unnest($printed_unit) as printed_unit, unnest(cast($value as double[])) as value,
        unnest(cast($low as double[])) as low, unnest(cast($high as double[])) as high,
        unnest($unit) as unit, unnest($printed_growth) as printed_growth,
        unnest($growth_unit) as growth_unit, unnest($growth_basis) as growth_basis,
        unnest(cast($prior as double[])) as prior, unnest(cast($prior_low as double[])) as prior_low,
        unnest(cast($prior_high as double[])) as prior_high, unnest($qualifier) as qualifier,
        unnest($doubt) as doubt, unnest($note) as note,
        unnest($quote) as quote, unnest(cast($quote_start as integer[])) as quote_start,
        unnest(cast($figure_start as integer[])) as figure_start, unnest(cast($figure_end as integer[])) as figure_end,
        unnest($sheet) as sheet, unnest($cell) as cell,
        unnest($url) as url
)
order by observation_id;

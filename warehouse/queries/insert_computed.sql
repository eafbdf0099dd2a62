-- One row added per figure that a formula gives.
insert into series
select
    centre_id, year, indicator_id, value, low, high,
    'computed' as basis, reason,
    null as observation_id, alternatives,
    '' as printed_growth, '' as growth_unit, qualifier, doubt
from computed_series
order by centre_id, year, indicator_id;

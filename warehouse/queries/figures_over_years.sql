-- One row per chosen figure of these indicators, of all centres and years.
select
    centre_id, year, indicator_id, value, low, high, basis, reason, observation_id,
    alternatives, printed_growth, growth_unit, qualifier, doubt
from series
where indicator_id in (select unnest($indicators))
order by centre_id, year, indicator_id;

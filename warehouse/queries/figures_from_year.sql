-- One row per chosen figure of these indicators and centres from a year on.
select
    centre_id, year, indicator_id, value, low, high, basis, reason, observation_id,
    alternatives, printed_growth, growth_unit, qualifier, doubt
from series
where centre_id in (select unnest($centres)) and indicator_id in (select unnest($indicators))
    and year >= $first
order by centre_id, year, indicator_id;

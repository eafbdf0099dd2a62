-- One row per centre and indicator: the chosen figures of one year.
select
    centre_id, year, indicator_id, value, low, high, basis, reason, observation_id,
    alternatives, printed_growth, growth_unit, qualifier, doubt
from series
where year = $year and indicator_id in (select unnest($indicators))
order by indicator_id, centre_id;

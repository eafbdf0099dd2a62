-- One row per chosen figure of these centres.
select
    centre_id, year, indicator_id, value, low, high, basis, reason, observation_id,
    alternatives, printed_growth, growth_unit, qualifier, doubt
from series
where centre_id in (select unnest($centres))
order by centre_id, year, indicator_id;

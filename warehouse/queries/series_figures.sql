-- One row per chosen figure of the touched centres since a year, as the formulas need it.
select
    centre_id, year, indicator_id, value, low, high, basis, reason, alternatives, qualifier, doubt
from series
where centre_id in (select unnest($centres)) and year >= $since
order by centre_id, year, indicator_id;

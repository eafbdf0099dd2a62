-- One row per chosen figure of the touched centres, as the formulas need it.
select
    centre_id, year, indicator_id, value, low, high, basis, alternatives, qualifier, doubt
from series
where centre_id in (select unnest($centres))
order by centre_id, year, indicator_id;

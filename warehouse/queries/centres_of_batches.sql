-- One row per centre with observations in these batches, and the first year they are of.
select centre_id, min(year) as first_year
from observation
where batch_id in (select unnest($batches))
group by centre_id
order by centre_id;

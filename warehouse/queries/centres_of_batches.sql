-- One row per centre with observations in these batches.
select distinct centre_id
from observation
where batch_id in (select unnest($batches))
order by centre_id;

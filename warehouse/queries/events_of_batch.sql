-- One row per publication or withdrawal of a batch, in the order in which they happened.
select action, made_by, made_at, reason
from event
where batch_id = $batch
order by edition;

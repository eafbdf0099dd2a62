-- One row per batch and the state it is in.
select batch_id, state from batch order by batch_id;

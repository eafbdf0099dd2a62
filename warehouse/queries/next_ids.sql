-- One row: the next batch id and the next observation id.
select
    (select coalesce(max(batch_id), 0) + 1 from batch) as batch_id,
    (select coalesce(max(observation_id), 0) + 1 from observation) as observation_id;

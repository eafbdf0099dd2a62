-- One row: the id of the next upload and of the next observation. Batches of the project's own data
-- are numbered from 1 anew at each build; a thousand are set aside for them, so that an upload
-- keeps its number.
select
    (select greatest(coalesce(max(batch_id), 0), 1000) + 1 from batch) as batch_id,
    (select coalesce(max(observation_id), 0) + 1 from observation) as observation_id;

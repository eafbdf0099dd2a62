-- One row: a batch.
select file_name, sha256, loaded_by, loaded_at, state, choices, summary
from batch
where batch_id = $batch;

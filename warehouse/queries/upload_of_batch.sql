-- One row: the file of a batch, as it was brought in.
select b.file_name, u.content
from batch b
join upload u on u.sha256 = b.sha256
where b.batch_id = $batch;

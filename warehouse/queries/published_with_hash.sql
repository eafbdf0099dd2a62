-- One row per published batch of a file with this content.
select batch_id, loaded_by, loaded_at
from batch
where sha256 = $sha256 and state = 'published'
order by batch_id;

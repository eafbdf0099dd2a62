-- One row per draft, the latest first.
select batch_id, file_name, sha256, loaded_by, loaded_at, choices
from batch
where state = 'staged'
order by loaded_at desc, batch_id desc;

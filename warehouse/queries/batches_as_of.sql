-- One row per batch and its state at the end of a day: what was loaded with the data counts from
-- the day it was collected, an upload by its last event until then.
select
    b.batch_id, b.file_name, b.sha256, b.loaded_by, b.loaded_at,
    case
        when e.action is not null then e.action
        when b.batch_id <= 1000 and cast(b.loaded_at as date) <= $day then 'published'
        else 'staged'
    end as state,
    b.choices, b.summary
from batch b
left join (
    select batch_id, max(edition) as edition
    from event
    where cast(made_at as date) <= $day
    group by batch_id
) l on l.batch_id = b.batch_id
left join event e on e.edition = l.edition
order by b.batch_id;

-- One row per day on which something was published or withdrawn, the latest first.
select distinct day
from (
    select cast(made_at as date) as day from event
    union all
    select cast(loaded_at as date) as day
    from batch
    where batch_id <= 1000
)
order by day desc;

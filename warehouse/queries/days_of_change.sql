-- One row per day on which something was published, withdrawn, amended or an amendment taken back,
-- the latest first.
select distinct day
from (
    select cast(made_at as date) as day from event
    union all
    select cast(made_at as date) as day from amendment
    union all
    select cast(revoked_at as date) as day from amendment where revoked_at is not null
    union all
    select cast(loaded_at as date) as day
    from batch
    where batch_id <= 1000
)
order by day desc;

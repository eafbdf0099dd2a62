-- One row per batch, the latest first: who loaded what and when, how many figures of which centres
-- and years it holds, and what became of it last.
with held as (
    select
        batch_id,
        count(*) as readings,
        list(distinct centre_id) as centres,
        min(year) as first_year,
        max(year) as last_year
    from observation
    group by batch_id
),
last as (
    select batch_id, max(edition) as edition
    from event
    group by batch_id
)
select
    b.batch_id, b.file_name, b.sha256, b.loaded_by, b.loaded_at, b.state, b.summary,
    coalesce(h.readings, 0) as readings,
    list_sort(coalesce(h.centres, [])) as centres,
    h.first_year, h.last_year,
    exists (select 1 from upload u where u.sha256 = b.sha256) as is_file_held,
    e.made_by, e.made_at, e.reason
from batch b
left join held h on h.batch_id = b.batch_id
left join last l on l.batch_id = b.batch_id
left join event e on e.edition = l.edition
order by coalesce(e.made_at, b.loaded_at) desc, b.batch_id desc;

-- One row per source: what it is, what we hold of it, how many of its figures were read, and the
-- batch that holds them. The source of an upload counts only while the upload is published.
with published as (
    select o.source_id, count(*) as readings, max(o.batch_id) as batch_id
    from observation o
    join batch b on b.batch_id = o.batch_id
    where b.state = 'published'
    group by o.source_id
)
select
    s.source_id, s.centre_id, s.title, s.publisher, s.published_on, s.report_year, s.url,
    s.file_name, s.sha256, s.body <> '' as is_text_held,
    coalesce(p.readings, 0) as readings,
    (select count(*) from unread u where u.source_id = s.source_id) as unread,
    coalesce(p.batch_id, 0) as batch_id
from source s
join centre c on c.centre_id = s.centre_id
left join published p on p.source_id = s.source_id
where p.readings > 0 or s.source_id not in (select source_id from observation)
order by s.body = '', s.report_year desc, c.position, s.source_id;

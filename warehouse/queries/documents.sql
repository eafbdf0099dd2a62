-- One row per source: what it is, what we hold of it, and how many of its figures were read.
select
    s.source_id, s.centre_id, s.title, s.publisher, s.published_on, s.report_year, s.url,
    s.file_name, s.sha256, s.body <> '' as is_text_held,
    (
        select count(*)
        from observation o
        join batch b on b.batch_id = o.batch_id
        where o.source_id = s.source_id and b.state = 'published'
    ) as readings,
    (select count(*) from unread u where u.source_id = s.source_id) as unread
from source s
join centre c on c.centre_id = s.centre_id
order by s.body = '', s.report_year desc, c.position, s.source_id;

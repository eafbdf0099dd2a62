-- One row per centre and year whose report we hold as a whole text.
select distinct s.centre_id, s.report_year
from source s
where s.body <> '' and (
    s.source_id not in (select source_id from observation)
    or s.source_id in (
        select o.source_id
        from observation o
        join batch b on b.batch_id = o.batch_id
        where b.state = 'published'
    )
)
order by s.centre_id, s.report_year;

-- One row per document of a touched centre whose text is held and whose figures are published.
create or replace temp table body as
select s.source_id, s.centre_id, s.report_year as year, s.title, s.body
from source s
where s.body <> '' and s.report_year >= $since and s.centre_id in (select unnest($centres))
    and s.source_id in (select source_id from printed)
order by s.source_id;

-- One row per amendment of a touched centre that stands, and whether a published figure is still
-- printed as it says.
create or replace temp table righted as
select
    a.amendment_id, a.centre_id, a.year, a.indicator_id, a.item, a.source_id,
    a.amendment_id in (
        select d.amendment_id
        from amended d
        join batch b on b.batch_id = d.batch_id
        where b.state = 'published'
    ) as is_printed
from standing a
where a.year >= $since and a.centre_id in (select unnest($centres))
order by a.amendment_id;

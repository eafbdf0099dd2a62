-- One row: the greatest id of an amendment, 0 where there is none.
select coalesce(max(a.amendment_id), 0) as amendment_id from amendment a;

-- One row: the number of the last publication or withdrawal.
select coalesce(max(edition), 0) as edition from event;

-- One row per publication or withdrawal added.
insert into event
select coalesce(max(edition), 0) + 1, ?, ?, ?, ?, ? from event;

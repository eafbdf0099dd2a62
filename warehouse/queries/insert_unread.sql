-- One row per unread number of a source's text added.
insert into unread values (?, ?, ?);

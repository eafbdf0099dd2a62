-- One row per batch added.
insert into batch values (?, ?, ?, ?, ?, ?);

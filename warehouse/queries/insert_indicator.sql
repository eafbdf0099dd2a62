-- One row per indicator added.
insert into indicator values (?, ?, ?, ?, ?, ?, ?, ?);

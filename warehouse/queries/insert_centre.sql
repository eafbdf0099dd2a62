-- One row per centre added.
insert into centre values (?, ?, ?, ?, ?, ?);

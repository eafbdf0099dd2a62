-- One row per heading whose meaning is remembered; the latest correction stands.
insert or replace into correction values (?, ?, ?, ?, ?, ?);

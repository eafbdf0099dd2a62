-- One row inserted: a group of centres under a name that no other has.
insert into peer_group values (?, ?, ?, ?);

-- One row deleted: the group of a name.
delete from peer_group where group_name = $name;

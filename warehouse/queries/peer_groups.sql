-- One row per saved group of centres, by name.
select group_name, centres, made_by, made_at from peer_group order by group_name;

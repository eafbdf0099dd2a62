-- One row changed: the amendment with this id, made on the page and not taken back before.
update amendment
set revoked_by = $by, revoked_at = $at
where amendment_id = $amendment and origin = 'page' and revoked_at is null
returning centre_id, year;

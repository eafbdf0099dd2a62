-- One row deleted per chosen figure of the touched centres, before they are chosen anew.
delete from series where centre_id in (select unnest($centres));

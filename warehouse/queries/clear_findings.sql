-- One row deleted per finding about the touched centres, before they are looked for anew.
delete from finding where centre_id in (select unnest($centres));

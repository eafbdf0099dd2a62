-- One row deleted per finding about the touched centres since a year, before they are looked for
-- anew.
delete from finding where centre_id in (select unnest($centres)) and year >= $since;

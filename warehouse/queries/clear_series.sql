-- One row deleted per chosen figure of the touched centres since a year, before they are chosen
-- anew.
delete from series where centre_id in (select unnest($centres)) and year >= $since;

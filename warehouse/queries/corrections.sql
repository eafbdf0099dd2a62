-- One row per remembered heading of the centres, with who corrected it and when.
select centre_id, heading, indicator_id, unit, made_by, made_at
from correction
where centre_id in (select unnest($centres))
order by centre_id, heading;

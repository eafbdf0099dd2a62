-- One row per remembered heading, with who corrected it and when.
select centre_id, heading, indicator_id, unit, made_by, made_at
from correction
order by centre_id, heading;

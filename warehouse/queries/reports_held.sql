-- One row per centre and year whose report we hold as a whole text.
select distinct centre_id, report_year
from source
where body <> ''
order by centre_id, report_year;

-- One row per centre of which something was amended, or an amendment taken back, after a day.
select distinct a.centre_id
from amendment a
where cast(a.made_at as date) > $day or cast(a.revoked_at as date) > $day
order by a.centre_id;

-- One row per observation asked for that an amendment puts right: what it should say, and why.
select
    a.amendment_id, d.observation_id, a.right_value, a.right_unit, a.reason_zh, a.reason_en,
    a.made_by, cast(a.made_at as date) as made_on
from amended d
join amendment a on a.amendment_id = d.amendment_id
where d.observation_id in (select unnest($observations))
order by d.observation_id;

-- One row per amendment made until the end of a day; taken back only where that was done by then.
select
    a.amendment_id, a.origin, a.source_id, a.centre_id, a.year, a.indicator_id, a.role, a.item,
    a.printed_value, a.printed_unit, a.right_value, a.right_unit, a.value, a.low, a.high,
    a.reason_zh, a.reason_en, a.made_by, a.made_at,
    case when cast(a.revoked_at as date) <= $day then a.revoked_by else '' end as revoked_by,
    case when cast(a.revoked_at as date) <= $day then a.revoked_at end as revoked_at
from amendment a
where cast(a.made_at as date) <= $day
order by a.amendment_id;

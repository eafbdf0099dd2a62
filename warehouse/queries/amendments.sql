-- One row per amendment, the latest first, and what became of it: revoked, replaced by a later one,
-- stale where no published source prints the figure any more, else valid; with the first figure that
-- it puts right, and whether the series rests on such a figure.
select
    a.amendment_id, a.origin, a.source_id, a.centre_id, a.year, a.indicator_id, a.role, a.item,
    a.printed_value, a.printed_unit, a.right_value, a.right_unit, a.value, a.low, a.high,
    a.reason_zh, a.reason_en, a.made_by, a.made_at, a.revoked_by, a.revoked_at,
    case
        when a.revoked_at is not null then 'revoked'
        when t.amendment_id is null then 'replaced'
        when p.amendment_id is null then 'stale'
        else 'valid'
    end as state,
    p.observation_id, coalesce(p.is_chosen, false) as is_chosen, coalesce(s.title, '') as title
from amendment a
left join standing t on t.amendment_id = a.amendment_id
left join source s on s.source_id = a.source_id
left join (
    select
        d.amendment_id, min(d.observation_id) as observation_id,
        count(c.observation_id) > 0 as is_chosen
    from amended d
    join batch b on b.batch_id = d.batch_id and b.state = 'published'
    left join series c on c.observation_id = d.observation_id
    group by d.amendment_id
) p on p.amendment_id = a.amendment_id
order by a.made_at desc, a.amendment_id desc;

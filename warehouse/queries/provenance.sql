-- One row per observation asked for: what is printed, where it stands, and the text around it.
select
    o.observation_id, s.title, s.publisher, s.published_on,
    case o.url when '' then s.url else o.url end as url,
    s.file_name, s.sha256,
    o.printed_value, o.printed_unit, o.printed_growth, o.growth_unit,
    o.quote, o.figure_start, o.figure_end,
    coalesce(substr(s.body, greatest(o.quote_start - 59, 1), least(o.quote_start, 60)), '') as before,
    coalesce(substr(s.body, o.quote_start + length(o.quote) + 1, 60), '') as after,
    o.note, o.sheet, o.cell, o.batch_id, cast(b.loaded_at as date) as loaded_at, o.year,
    o.source_id, o.indicator_id, o.period, o.quote_start
from observation o
join source s on s.source_id = o.source_id
join batch b on b.batch_id = o.batch_id
where o.observation_id in (select unnest($observations))
order by o.observation_id;

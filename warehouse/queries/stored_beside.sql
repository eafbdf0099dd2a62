-- One row per published reading of these centres that is no plain annual figure of the whole: of
-- a part or a line, of another role or period, a bound, or without a level. Of several sources
-- that tell the same the newest alone.
with told as (
    select
        o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role, o.item, o.bound, o.unit,
        o.value, o.low, o.high, o.observation_id, o.batch_id, s.title as source_title,
        o.printed_value, o.printed_unit, b.file_name, o.printed_growth, o.growth_unit,
        rank() over same as place
    from observation o
    join batch b on b.batch_id = o.batch_id
    join source s on s.source_id = o.source_id
    where b.state = 'published' and o.centre_id in (select unnest($centres))
        and o.year between $first and $last
        and (
            o.role <> 'actual' or o.scope <> 'centre' or o.item <> '' or o.bound <> ''
            or length(o.period) <> 4 or o.value is null
        )
    window same as (
        partition by
            o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role, o.item, o.bound, o.unit
        order by s.report_year desc, s.published_on desc, o.batch_id desc, o.source_id
    )
)
select
    centre_id, year, period, indicator_id, scope, role, item, bound, unit, value, low, high,
    observation_id, batch_id, source_title, printed_value, printed_unit, file_name,
    printed_growth, growth_unit
from told
where place = 1
order by centre_id, year, indicator_id, observation_id;

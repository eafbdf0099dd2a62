-- One row per figure that a centre's reports print for a year and that can stand in no series, as
-- first printed: single lines, targets, budgets, policies, parts of the year.
with told as (
    select
        o.observation_id, o.source_id, o.centre_id, o.year, o.period, o.indicator_id, o.scope,
        o.role, o.item, o.bound, o.printed_value, o.printed_unit, o.unit, o.value, o.low, o.high,
        o.qualifier, o.doubt,
        row_number() over (
            partition by
                o.source_id, o.indicator_id, o.scope, o.role, o.item, o.bound, o.unit, o.value,
                case when o.value is null then o.printed_value else '' end
            order by o.observation_id
        ) as mention
    from observation o
    join batch b on b.batch_id = o.batch_id
    where b.state = 'published' and o.centre_id = $centre and o.year = $report_year
        and not exists (select 1 from candidate c where c.observation_id = o.observation_id)
)
select
    t.observation_id, t.source_id, t.centre_id, t.year, t.period, t.indicator_id, t.scope, t.role,
    t.item, t.bound, t.printed_value, t.printed_unit, t.unit, t.value, t.low, t.high,
    t.qualifier, t.doubt
from told t
join indicator i on i.indicator_id = t.indicator_id
where t.mention = 1
order by i.position, t.observation_id;

-- One row per finding that does not fit, of some centres or of all, or of one id, with
-- the last decision about it; corrected where an amendment stands for one of the figures it rests on.
with last as (
    select
        d.finding_id, d.state, d.note, d.made_by, d.made_at,
        row_number() over (partition by d.finding_id order by d.decision_id desc) as place
    from decision d
)
select
    f.finding_id, f.check_id, f.verdict, f.severity, f.centre_id, f.year, f.indicator_id, f.item,
    f.stated, f.stated_low, f.stated_high, f.computed, f.computed_low, f.computed_high, f.hint,
    f.evidence, f.source_id, f.span_start, f.span_end,
    case
        when exists (
            select 1 from amended a where a.observation_id in (select unnest(f.evidence))
        ) then 'corrected'
        else coalesce(l.state, 'open')
    end as state,
    coalesce(l.note, '') as note, coalesce(l.made_by, '') as made_by, l.made_at
from finding f
left join last l on l.finding_id = f.finding_id and l.place = 1
where f.verdict in ('fail', 'note')
    and (len($centres) = 0 or f.centre_id in (select unnest($centres)))
    and starts_with(f.finding_id, $finding)
order by
    case f.severity when 'error' then 0 when 'warning' then 1 else 2 end,
    f.centre_id, f.year desc, f.indicator_id, f.check_id, f.item, f.stated, f.computed,
    f.span_start nulls last, f.finding_id;

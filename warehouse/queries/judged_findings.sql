-- One row per finding that does not fit, of some centres, rules, severities and states or of all,
-- or of one id, at most so many, with the last decision about it; corrected where an amendment
-- makes its two figures meet. A note weighs as one whatever its rule's severity.
with last as (
    select
        d.finding_id, d.state, d.note, d.made_by, d.made_at,
        row_number() over (partition by d.finding_id order by d.decision_id desc) as place
    from decision d
),
corrected as (
    select f.finding_id
    from finding f
    join amended a
        on a.observation_id = f.evidence[1]
        and a.low <= f.computed_high and a.high >= f.computed_low
    union
    select f.finding_id
    from (
        select g.finding_id, g.stated_low, g.stated_high, unnest(g.evidence) as observation_id
        from finding g
        where g.check_id in ('disagreement', 'restatement')
    ) f
    join amended a
        on a.observation_id = f.observation_id
        and a.low <= f.stated_high and a.high >= f.stated_low
),
judged as (
    select
        f.finding_id, f.check_id, f.verdict, f.severity, f.centre_id, f.year, f.indicator_id,
        f.item, f.stated, f.stated_low, f.stated_high, f.computed, f.computed_low, f.computed_high,
        f.hint,
        f.evidence, f.source_id, f.span_start, f.span_end,
        case when c.finding_id is null then coalesce(l.state, 'open') else 'corrected' end as state,
        coalesce(l.note, '') as note, coalesce(l.made_by, '') as made_by, l.made_at
    from finding f
    left join last l on l.finding_id = f.finding_id and l.place = 1
    left join corrected c on c.finding_id = f.finding_id
    where f.verdict in ('fail', 'note')
        and (len($centres) = 0 or f.centre_id in (select unnest($centres)))
        and (len($checks) = 0 or f.check_id in (select unnest($checks)))
        and (
            len($severities) = 0
            or case f.verdict when 'fail' then f.severity else 'note' end in (
                select unnest($severities)
            )
        )
        and starts_with(f.finding_id, $finding)
)
select
    j.finding_id, j.check_id, j.verdict, j.severity, j.centre_id, j.year, j.indicator_id, j.item,
    j.stated, j.stated_low, j.stated_high, j.computed, j.computed_low, j.computed_high, j.hint,
    j.evidence, j.source_id, j.span_start, j.span_end,
    j.state, j.note, j.made_by, j.made_at
from judged j
where len($states) = 0 or j.state in (select unnest($states))
order by
    case j.severity when 'error' then 0 when 'warning' then 1 else 2 end,
    j.centre_id, j.year desc, j.indicator_id, j.check_id, j.item, j.stated, j.computed,
    j.span_start nulls last, j.finding_id
limit $most;

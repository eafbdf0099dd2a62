-- One row per state: how many findings of some centres, rules and severities, or of all, do not fit
-- and are in it. What makes a state is as in judged_findings.
with last as (
    select
        d.finding_id, d.state,
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
        case when c.finding_id is null then coalesce(l.state, 'open') else 'corrected' end as state
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
)
select j.state, count(*) as findings
from judged j
group by j.state
order by j.state;

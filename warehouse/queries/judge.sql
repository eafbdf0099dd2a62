-- One row per figure that a rule found something about: its verdict by the intervals that rounding
-- leaves open, with a slack for the last bit of floating-point arithmetic.
insert into finding
with measured as (
    select
        f.check_id, f.centre_id, f.year, f.indicator_id, f.item, f.stated, f.stated_low,
        f.stated_high, f.computed, f.computed_low, f.computed_high, f.evidence, f.source_id,
        f.span_start, f.span_end, r.relation, r.severity, r.cautious,
        1e-9 * greatest(abs(f.stated), abs(f.computed)) as slack,
        f.stated_high - f.stated_low as step
    from found f
    join ruling r on r.check_id = f.check_id
),
fitted as (
    select
        m.*,
        case
            when m.relation in ('=', 'between') then
                m.stated_low <= m.computed_high + m.slack
                and m.computed_low <= m.stated_high + m.slack
            when m.relation = '<=' then m.stated_low <= m.computed_high + m.slack
            else false
        end as fits,
        case m.relation
            when '=' then
                m.computed >= m.stated_low - m.slack and m.computed <= m.stated_high + m.slack
            when '<=' then m.stated <= m.computed + m.slack
            when 'between' then
                m.stated >= m.computed_low - m.slack and m.stated <= m.computed_high + m.slack
            else false
        end as exact
    from measured m
),
-- Figures of which some say what they take in or leave out, and others do not say the same.
unlike as (
    select e.evidence
    from (
        select evidence, unnest(evidence) as observation_id
        from (select distinct evidence from fitted where not fits) misfits
    ) e
    join qualified q on q.observation_id = e.observation_id
    group by e.evidence
    having count(*) < length(e.evidence) or min(q.qualifier) < max(q.qualifier)
),
judged as (
    select
        f.*,
        case
            when f.fits and f.exact then 'pass'
            when f.fits then 'rounding'
            when f.cautious or u.evidence is not null then 'note'
            else 'fail'
        end as verdict
    from fitted f
    left join unlike u on u.evidence = f.evidence
    where f.fits is not null
)
select
    md5(concat_ws(
        '|', j.check_id, j.centre_id, j.year, j.indicator_id, j.item, j.stated, j.computed,
        j.source_id, j.span_start
    )) as finding_id,
    j.check_id,
    j.verdict,
    case j.verdict when 'fail' then j.severity when 'note' then 'note' else 'none' end as severity,
    j.centre_id, j.year, j.indicator_id, j.item,
    j.stated, j.stated_low, j.stated_high, j.computed, j.computed_low, j.computed_high,
    case
        when j.relation <> '=' or j.verdict in ('pass', 'rounding') then ''
        when j.step > 0 and abs(j.stated - trunc(j.computed / j.step) * j.step) < 0.01 * j.step
            then 'truncated'
        when j.stated * j.computed > 0
            and abs(log10(j.stated / j.computed)) > 0.9
            and abs(log10(j.stated / j.computed) - round(log10(j.stated / j.computed))) < 0.003
            then 'unit'
        else ''
    end as hint,
    j.evidence, coalesce(j.source_id, '') as source_id, j.span_start, j.span_end
from judged j
order by
    j.check_id, j.centre_id, j.year, j.indicator_id, j.item, j.stated, j.computed,
    j.source_id, j.span_start;

-- One row per figure that a rule found something about: its verdict by the intervals that rounding
-- leaves open, with a slack for the last bit of floating-point arithmetic.
insert into finding
with measured as (
    select
        f.check_id, f.centre_id, f.year, f.indicator_id, f.item, f.stated, f.stated_low,
        f.stated_high, f.computed, f.computed_low, f.computed_high,
        -- A figure and its growth are one reading.
        list_filter(f.evidence, lambda one, place: list_position(f.evidence, one) = place)
            as evidence,
        f.source_id,
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
),
looked_at as (
    select
        j.*,
        case
            when j.relation <> '=' or j.verdict in ('pass', 'rounding') then ''
            when j.step > 0 and abs(j.stated - trunc(j.computed / j.step) * j.step) < 0.01 * j.step
                then 'truncated'
            when j.stated * j.computed > 0
                and abs(log10(j.stated / j.computed)) > 0.9
                and abs(log10(j.stated / j.computed) - round(log10(j.stated / j.computed))) < 0.003
                then 'unit'
            else ''
        end as look
    from judged j
),
-- What a misfit looks like is said of a figure that stands in a text just so: of sums and of what
-- is traced back no digit was cut off.
as_printed as (
    select distinct l.evidence[1] as observation_id, l.stated, l.step
    from looked_at l
    join observation o on o.observation_id = l.evidence[1]
    where l.look <> ''
        and (
            (o.low = l.stated_low and o.high = l.stated_high)
            or try_cast(replace(o.printed_growth, '+', '') as double) = l.stated
        )
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
    case when p.observation_id is null then '' else j.look end as hint,
    j.evidence, coalesce(j.source_id, '') as source_id, j.span_start, j.span_end
from looked_at j
left join as_printed p
    on p.observation_id = j.evidence[1] and p.stated = j.stated and p.step = j.step
    and j.look <> '';

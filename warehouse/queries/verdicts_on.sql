-- One row per finding about a centre's year, whichever way it went, the misfits first.
select
    f.finding_id, f.check_id, f.verdict, f.severity, f.centre_id, f.year, f.indicator_id, f.item,
    f.stated, f.stated_low, f.stated_high, f.computed, f.computed_low, f.computed_high, f.hint,
    f.evidence, f.source_id, f.span_start, f.span_end
from finding f
where f.centre_id = $centre and f.year = $year
order by
    case f.verdict when 'fail' then 0 when 'note' then 1 when 'rounding' then 2 else 3 end,
    f.check_id, f.indicator_id, f.item, f.stated, f.computed, f.span_start nulls last,
    f.finding_id;

-- One row per finding about a centre that rests on any of these observations, the misfits first.
select
    f.finding_id, f.check_id, f.verdict, f.severity, f.centre_id, f.year, f.indicator_id, f.item,
    f.stated, f.stated_low, f.stated_high, f.computed, f.computed_low, f.computed_high, f.hint,
    f.evidence, f.source_id, f.span_start, f.span_end
from finding f
where f.centre_id = $centre and list_has_any(f.evidence, $observations)
order by
    case f.severity when 'error' then 0 when 'warning' then 1 when 'note' then 2 else 3 end,
    f.verdict desc, f.year desc, f.indicator_id, f.check_id, f.item, f.stated, f.computed,
    f.finding_id;

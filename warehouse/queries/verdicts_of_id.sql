-- One row per finding, whichever way it went, whose id begins with these letters.
select
    f.finding_id, f.check_id, f.verdict, f.severity, f.centre_id, f.year, f.indicator_id, f.item,
    f.stated, f.stated_low, f.stated_high, f.computed, f.computed_low, f.computed_high, f.hint,
    f.evidence, f.source_id, f.span_start, f.span_end
from finding f
where starts_with(f.finding_id, $finding)
order by f.finding_id;

-- One row per finding that fits as asked, of some centres or of all, at most so many.
select
    f.finding_id, f.check_id, f.verdict, f.severity, f.centre_id, f.year, f.indicator_id, f.item,
    f.stated, f.stated_low, f.stated_high, f.computed, f.computed_low, f.computed_high, f.hint,
    f.evidence, f.source_id, f.span_start, f.span_end
from finding f
where f.verdict = $verdict
    and (len($centres) = 0 or f.centre_id in (select unnest($centres)))
    and (len($checks) = 0 or f.check_id in (select unnest($checks)))
order by
    f.centre_id, f.year desc, f.check_id, f.indicator_id, f.item, f.stated, f.computed,
    f.finding_id
limit $most;

-- One row per finding that does not fit, most severe first.
select
    finding_id, check_id, verdict, severity, centre_id, year, indicator_id, item,
    stated, stated_low, stated_high, computed, computed_low, computed_high, hint, evidence,
    source_id, span_start, span_end
from finding
where verdict in ('fail', 'note')
order by
    case severity when 'error' then 0 when 'warning' then 1 else 2 end,
    centre_id, year, indicator_id, check_id, item, stated, computed, span_start nulls last,
    finding_id;

-- One row per finding about these centres, most severe first.
select
    check_id, severity, centre_id, year, indicator_id, stated, computed, tolerance,
    stated_observation_id, computed_observation_id, message_zh, message_en
from finding
where centre_id in (select unnest($centres))
order by
    case severity when 'error' then 0 when 'warning' then 1 else 2 end,
    centre_id, year, indicator_id, check_id, computed_observation_id nulls last;

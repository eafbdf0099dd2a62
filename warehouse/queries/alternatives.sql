-- One row per figure of these centres that could have stood in the series but was not chosen.
select
    c.centre_id, c.year, c.indicator_id, c.value, c.low, c.high, c.basis,
    'alternative' as reason, c.observation_id, 0 as alternatives,
    c.printed_growth, c.growth_unit, c.qualifier, c.doubt
from candidate c
join series s
    on s.centre_id = c.centre_id and s.year = c.year and s.indicator_id = c.indicator_id
where c.centre_id in (select unnest($centres)) and s.alternatives > 0
    and (s.observation_id is distinct from c.observation_id or s.basis <> c.basis)
order by c.centre_id, c.indicator_id, c.year, c.basis desc, c.report_year desc,
    c.edition desc, c.observation_id;

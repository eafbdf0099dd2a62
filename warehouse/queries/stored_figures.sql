-- One row per published figure of these centres that stands, or could stand, in the series; of a
-- cell's figures the chosen one first. Computed figures have no observation.
select
    c.centre_id, c.year, c.indicator_id, c.value, c.low, c.high, c.basis, c.observation_id,
    o.batch_id, s.title as source_title, o.printed_value, o.printed_unit,
    x.observation_id is not null as chosen, b.file_name
from candidate c
join observation o on o.observation_id = c.observation_id
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
left join series x
    on x.centre_id = c.centre_id and x.year = c.year and x.indicator_id = c.indicator_id
    and x.observation_id = c.observation_id and x.basis = c.basis
where c.centre_id in (select unnest($centres)) and c.year between $first and $last
union all
select
    x.centre_id, x.year, x.indicator_id, x.value, x.low, x.high, x.basis, null as observation_id,
    null as batch_id, '' as source_title, '' as printed_value, '' as printed_unit, true as chosen,
    '' as file_name
from series x
where x.basis = 'computed' and x.centre_id in (select unnest($centres))
    and x.year between $first and $last
order by centre_id, year, indicator_id, chosen desc, observation_id nulls last;

-- One row per published actual figure of a line of these indicators: a project, a score, a rate.
select
    o.centre_id, o.year, o.indicator_id, o.item, o.value, o.low, o.high, o.observation_id,
    o.source_id
from observation o
join batch b on b.batch_id = o.batch_id
where b.state = 'published' and o.scope = 'centre' and o.role = 'actual' and o.item <> ''
    and o.bound = '' and o.value is not null and o.indicator_id in (select unnest($broken_down))
order by o.centre_id, o.year, o.indicator_id, o.observation_id;

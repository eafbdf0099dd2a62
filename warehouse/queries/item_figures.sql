-- One row per published actual figure of a line of these indicators: a project, a score, a
-- rate; as it should say where an amendment stands.
select
    o.centre_id, o.year, o.indicator_id, o.item, coalesce(a.value, o.value) as value,
    coalesce(a.low, o.low) as low, coalesce(a.high, o.high) as high, o.observation_id, o.source_id
from observation o
join batch b on b.batch_id = o.batch_id
left join amended a on a.observation_id = o.observation_id
where b.state = 'published' and o.scope = 'centre' and o.role = 'actual' and o.item <> ''
    and o.bound = '' and o.value is not null and o.indicator_id in (select unnest($broken_down))
order by o.centre_id, o.year, o.indicator_id, o.observation_id;

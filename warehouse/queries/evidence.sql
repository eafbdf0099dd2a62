-- One row per observation asked for: whose it is, in which role and of which item, and its amount.
select
    o.observation_id, o.centre_id, o.scope, o.role, o.item, o.bound, o.unit, o.value, o.low, o.high,
    o.qualifier, o.growth_basis
from observation o
where o.observation_id in (select unnest($observations))
order by o.observation_id;

-- One row: the first observation of an indicator that a document prints.
select min(o.observation_id) as observation_id
from observation o
where o.source_id = $source and o.indicator_id = $indicator
having min(o.observation_id) is not null;

-- One row per centre and year that a batch holds figures of a whole centre of, the latest years
-- first.
select o.centre_id, o.year
from observation o
join centre c on c.centre_id = o.centre_id
where o.batch_id = $batch and o.role = 'actual' and o.scope = 'centre'
group by o.centre_id, o.year, c.position
order by o.year desc, c.position;

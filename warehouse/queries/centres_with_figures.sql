-- One row per centre that has any chosen figure, in catalogue order.
select c.centre_id
from centre c
where exists (select 1 from series s where s.centre_id = c.centre_id)
order by c.position;

-- One row per centre and year of which some document holds a self-evaluation, newest first.
select o.centre_id, o.year
from observation o
join batch b on b.batch_id = o.batch_id
join centre c on c.centre_id = o.centre_id
where b.state = 'published' and o.scope = 'centre' and o.value is not null
    and o.indicator_id in (select unnest($scores))
group by c.position, o.centre_id, o.year
order by c.position, o.year desc;

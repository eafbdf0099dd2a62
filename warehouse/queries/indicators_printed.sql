-- One row per indicator of which a touched centre has a published figure that rules may read.
select distinct o.indicator_id
from observation o
join batch b on b.batch_id = o.batch_id
where b.state = 'published' and o.year >= $since - 2 and o.centre_id in (select unnest($centres))
order by o.indicator_id;

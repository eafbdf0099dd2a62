-- One row per batch published or withdrawn after an edition that touches one of these pairs of
-- centre and year.
select distinct e.batch_id, e.action, e.made_by, e.made_at
from event e
join observation o on o.batch_id = e.batch_id
join (select unnest($centres) as centre_id, unnest($years) as year) t
    on t.centre_id = o.centre_id and t.year = o.year
where e.edition > $edition
order by e.made_at, e.batch_id;

-- One row per indicator and role: published readings that cannot stand in the series, being
-- targets, budgets or scores, single lines, parts of a centre or of a year, or no numbers.
select o.indicator_id, o.role, count(*) as readings
from observation o
join batch b on b.batch_id = o.batch_id
where b.state = 'published'
    and not exists (select 1 from candidate c where c.observation_id = o.observation_id)
group by o.indicator_id, o.role
order by o.indicator_id, o.role;

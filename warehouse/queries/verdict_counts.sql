-- One row per centre, year and verdict, of some centres or of all: how many findings there are.
select f.centre_id, f.year, f.verdict, count(*) as findings
from finding f
where len($centres) = 0 or f.centre_id in (select unnest($centres))
group by f.centre_id, f.year, f.verdict
order by f.centre_id, f.year, f.verdict;

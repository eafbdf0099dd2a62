-- One row per centre, year, verdict and severity, of some centres or of all: how many findings.
select f.centre_id, f.year, f.verdict, f.severity, count(*) as findings
from finding f
where len($centres) = 0 or f.centre_id in (select unnest($centres))
group by f.centre_id, f.year, f.verdict, f.severity
order by f.centre_id, f.year, f.verdict, f.severity;

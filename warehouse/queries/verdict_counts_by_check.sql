-- One row per rule, verdict and severity, of some centres or of all: how many findings there are.
select f.check_id, f.verdict, f.severity, count(*) as findings
from finding f
where len($centres) = 0 or f.centre_id in (select unnest($centres))
group by f.check_id, f.verdict, f.severity
order by f.check_id, f.verdict, f.severity;

-- One row per centre and year with a chosen figure of these indicators: how many of them there are.
select s.centre_id, s.year, count(*) as figures
from series s
where s.indicator_id in (select unnest($indicators))
group by s.centre_id, s.year
order by s.centre_id, s.year;

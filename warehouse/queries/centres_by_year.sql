-- One row per indicator and year: how many centres have a chosen figure.
select s.indicator_id, s.year, count(*) as centres
from series s
group by s.indicator_id, s.year
order by s.indicator_id, s.year;

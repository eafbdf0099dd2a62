-- One row per indicator: the least and the greatest level anywhere, and the smallest and the
-- greatest ratio of a year's printed figure to that of the year before, over all centres.
select
    s.indicator_id,
    min(s.value) as least, max(s.value) as greatest,
    min(s.value / nullif(p.value, 0)) as smallest_ratio,
    max(s.value / nullif(p.value, 0)) as greatest_ratio,
    count(p.value) as pairs
from series s
left join series p
    on p.centre_id = s.centre_id and p.indicator_id = s.indicator_id and p.year = s.year - 1
group by s.indicator_id
order by s.indicator_id;

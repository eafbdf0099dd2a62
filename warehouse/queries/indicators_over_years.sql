-- One row per indicator of which some centre has figures of at least two years.
select i.indicator_id
from indicator i
where i.indicator_id in (
    select s.indicator_id
    from series s
    group by s.indicator_id, s.centre_id
    having count(*) > 1
)
order by i.position;

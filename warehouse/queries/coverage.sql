-- One row per indicator, year and basis with chosen figures: how many centres have one, and how
-- many have the indicator in any year.
with whole as (
    select indicator_id, count(distinct centre_id) as centres
    from series
    group by indicator_id
)
select s.indicator_id, w.centres, s.year, s.basis, count(*) as figures
from series s
join whole w on w.indicator_id = s.indicator_id
group by s.indicator_id, w.centres, s.year, s.basis
order by s.indicator_id, s.year, s.basis;

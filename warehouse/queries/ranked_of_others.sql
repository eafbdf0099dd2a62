-- One row per pair of indicator and year asked for: bounds of the chosen figures of all centres but
-- these that may be ranked, as lists in the order of centres.
select
    s.indicator_id, s.year,
    array_agg(s.centre_id order by s.centre_id) as centres,
    array_agg(s.low order by s.centre_id) as lows,
    array_agg(s.high order by s.centre_id) as highs
from series s
join (select unnest($indicators) as indicator_id, unnest($years) as year) asked
    on asked.indicator_id = s.indicator_id and asked.year = s.year
where s.centre_id not in (select unnest($centres)) and s.qualifier = '' and s.doubt = ''
group by s.indicator_id, s.year
order by s.indicator_id, s.year;

-- One row per indicator and year: the chosen figures of these centres, as lists in the order of
-- centres. Of the years behind the last one only what formulas carry over from year to year.
select
    indicator_id, year,
    array_agg(centre_id order by centre_id) as centres,
    array_agg(value order by centre_id) as amounts,
    array_agg(low order by centre_id) as lows,
    array_agg(high order by centre_id) as highs,
    array_agg(qualifier = '' and doubt = '' order by centre_id) as ranked,
    array_agg(observation_id order by centre_id) as observations
from series
where centre_id in (select unnest($centres)) and year >= $first
    and (year <= $last or indicator_id in (select unnest($carried)))
group by indicator_id, year
order by indicator_id, year;

-- One row per centre and measure of size, of the year with all of them nearest to the own centre's.
with
whole as (
    select centre_id, year
    from series
    where indicator_id in (select unnest($indicators)) and value > 0 and doubt = ''
    group by centre_id, year
    having count(*) = len($indicators)
),

own as (
    select max(year) as year from whole where centre_id = $centre
),

ranked as (
    select
        w.centre_id, w.year,
        row_number() over (
            partition by w.centre_id
            order by abs(w.year - o.year) asc nulls last, w.year desc nulls last
        ) as place
    from whole w cross join own o
    where o.year is not null
)

select
    s.centre_id, s.year, s.indicator_id, s.value, s.low, s.high, s.basis, s.reason,
    s.observation_id, s.alternatives, s.printed_growth, s.growth_unit, s.qualifier, s.doubt
from series s inner join ranked r on s.centre_id = r.centre_id and s.year = r.year
inner join centre c on s.centre_id = c.centre_id
where r.place = 1 and s.indicator_id in (select unnest($indicators))
order by c.position, s.centre_id, s.indicator_id;

-- One row per figure of a touched centre that could have been chosen and was not, as it is printed.
create or replace temp table other as
select
    c.centre_id, c.year, c.indicator_id, c.stated as value, c.stated_low as low,
    c.stated_high as high, c.basis, c.observation_id
from candidate c
join series s
    on s.centre_id = c.centre_id and s.year = c.year and s.indicator_id = c.indicator_id
where s.alternatives > 0 and c.doubt = '' and c.year >= $since
    and c.centre_id in (select unnest($centres)) and s.centre_id in (select unnest($centres))
    and (c.observation_id <> s.observation_id or c.basis <> s.basis)
order by c.indicator_id, c.centre_id, c.year, c.observation_id;

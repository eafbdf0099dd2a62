-- One row per chosen figure of a touched centre with its printed growth in percent and the bounds
-- that rounding leaves it.
create or replace temp view grown as
select
    centre_id, year, indicator_id, value, low, high, observation_id, growth,
    growth - half as growth_low, growth + half as growth_high
from (
    select
        h.centre_id, h.year, h.indicator_id, h.value, h.low, h.high, h.observation_id,
        try_cast(replace(h.printed_growth, '+', '') as double) as growth,
        0.5 * power(10, -length(split_part(h.printed_growth, '.', 2))) as half
    from held h
    where h.growth_unit = 'percent' and h.printed_growth <> ''
) told
where growth is not null;

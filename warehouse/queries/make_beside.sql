-- One row per figure printed beside last year's that is the same or nearly a power of ten of it:
-- six times is less than any such step, so that what changes as centres do is left out.
create or replace temp table beside as
select
    b.centre_id, b.year, b.indicator_id, b.value, b.low, b.high, b.observation_id,
    b.printed_growth, a.value as last, a.low as last_low, a.high as last_high,
    a.observation_id as last_id
from held a
join held b
    on b.centre_id = a.centre_id and b.indicator_id = a.indicator_id and b.year = a.year + 1
where a.basis = 'reported' and b.basis = 'reported' and a.value > 0 and b.value > 0
    and (a.value = b.value or b.value > 6 * a.value or a.value > 6 * b.value)
order by b.indicator_id, b.centre_id, b.year;

-- check: stale
-- family: change
-- title: 每年的数都是新的 | Each year has a figure of its own
-- problem: 与上年所印一字不差，可能没有更新。 | Printed with the same digits as last year; it may not have been updated.
-- severity: note
-- relation: never
-- indicators: *
-- caution: 年内没有变动的数也会相同。 | A figure that did not change within the year is the same, too.
-- basis: 经验规则 | Rule of experience
-- One row per figure printed with the same four significant digits or more as the year before.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    s.last as computed, s.last_low as computed_low, s.last_high as computed_high,
    [s.observation_id, s.last_id] as evidence
from beside s
where s.low = s.last_low and s.high = s.last_high
    and s.value >= 1000 * case when s.high > s.low then s.high - s.low else 1 end
    and (s.high > s.low or s.value % 100 <> 0)
    and coalesce(try_cast(s.printed_growth as double), 1) <> 0;

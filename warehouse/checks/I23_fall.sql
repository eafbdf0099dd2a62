-- check: I23_fall
-- family: change
-- title: 降幅不超过 100% | A fall is at most 100%
-- problem: 不会为负的指标，降幅超过 100%。 | A fall by more than 100% of what is never negative.
-- severity: error
-- relation: never
-- indicators: *
-- basis: 勾稽关系 I23 | Identity I23
-- unit: percent
-- One row per printed fall by more than all there was, of what is never negative.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.growth as stated, s.growth_low as stated_low, s.growth_high as stated_high,
    -100 as computed, -100 as computed_low, -100 as computed_high,
    [s.observation_id] as evidence
from grown s
join allowed b on b.indicator_id = s.indicator_id and b.level = 'error' and b.low >= 0
where s.growth < -100;

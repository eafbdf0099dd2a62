-- check: I33_area
-- family: ratio
-- title: 户均面积在经验范围内 | The floor area per loan is within the usual range
-- problem: 支持购建房面积与贷款笔数不相称。 | The floor area supported and the number of loans do not go together.
-- severity: warning
-- relation: between
-- indicators: supported_housing_area
-- basis: 勾稽关系 I33 | Identity I33
-- unit: m2
-- One row per ratio of the two figures beside the range in which it is expected.
select
    a.centre_id, a.year, a.indicator_id, '' as item,
    a.value / b.value as stated, a.low / b.high as stated_low, a.high / b.low as stated_high,
    (r.low + r.high) / 2 as computed, r.low as computed_low, r.high as computed_high,
    [a.observation_id, b.observation_id] as evidence
from held a
join held b on b.centre_id = a.centre_id and b.year = a.year
    and b.indicator_id = 'loans_issued_count'
join allowed r on r.quantity = 'supported_housing_area / loans_issued_count'
where a.indicator_id = 'supported_housing_area' and b.low > 0;

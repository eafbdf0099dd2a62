-- check: I34_loosely
-- family: balance
-- title: 部分不大于总体（口径可能不同） | A part is at most the whole, where they may differ in scope
-- problem: 部分数大于总体数。 | The part exceeds the whole.
-- severity: warning
-- relation: <=
-- indicators: *
-- caution: 部分数可能是累计数，或按另一口径统计。 | The part may be cumulative, or counted in another way.
-- basis: 勾稽关系 I34 | Identity I34
-- identities: I34.*
-- One row per printed part of a whole beside that whole.
with parts as (
    select
        p.whole, s.centre_id, s.year, s.indicator_id, '' as item, s.value, s.low, s.high,
        s.observation_id
    from part_of p
    join held s on s.indicator_id = p.part
    where p.part_item = '' and p.cautious and s.basis = 'reported'
    union all
    select
        p.whole, s.centre_id, s.year, s.indicator_id, s.item, s.value, s.low, s.high,
        s.observation_id
    from part_of p
    join printed s on s.indicator_id = p.part and s.item = p.part_item
    where p.cautious and p.part_item <> '' and s.role = 'actual' and s.bound = ''
        and s.doubt = '' and s.value is not null
)
select
    s.centre_id, s.year, s.indicator_id, s.item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    [s.observation_id, a.observation_id] as evidence
from parts s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = s.whole;

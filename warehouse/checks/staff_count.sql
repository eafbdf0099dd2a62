-- check: staff_count
-- family: source
-- title: 人员总数 = 在职 + 退休 | Staff = in post + retired
-- problem: 在职与退休人数之和与人员总数不等。 | Staff in post and retired do not add up to the total.
-- severity: warning
-- relation: =
-- indicators: staff_count
-- caution: 另有离休、编外等人员时不相等。 | Not equal where others, such as contract staff, are counted.
-- basis: 报告自身的合计 | The report's own sum
-- One row per printed number of staff with those in post and retired in the same document.
select
    t.centre_id, t.year, t.indicator_id, t.item,
    t.value as stated, t.low as stated_low, t.high as stated_high,
    a.value + r.value as computed, a.low + r.low as computed_low, a.high + r.high as computed_high,
    [t.observation_id, a.observation_id, r.observation_id] as evidence
from printed t
join printed a
    on a.source_id = t.source_id and a.centre_id = t.centre_id and a.period = t.period
    and a.indicator_id = t.indicator_id and a.item = '在职' and a.role = 'actual' and a.doubt = ''
join printed r
    on r.source_id = t.source_id and r.centre_id = t.centre_id and r.period = t.period
    and r.indicator_id = t.indicator_id and r.item = '退休' and r.role = 'actual' and r.doubt = ''
where t.indicator_id = 'staff_count' and t.item = '' and t.role = 'actual' and t.bound = ''
    and t.doubt = '';

-- check: indicator_counts
-- family: performance
-- title: 绩效指标个数 = 产出 + 效益 + 满意度指标个数 | Number of indicators = outputs + benefits + satisfaction
-- problem: 各类指标个数之和与绩效指标总数不等。 | The kinds of indicators do not add up to their number.
-- severity: warning
-- relation: =
-- indicators: perf_indicator_count
-- basis: 勾稽关系 I30 | Identity I30
-- One row per printed number of indicators whose kinds are told close behind it, at least three of
-- them or more than the number; with fewer a kind may have gone unread.
with counts as (
    select
        p.source_id, p.centre_id, p.year, p.item, p.observation_id, p.value, p.low, p.high,
        p.quote_start + p.figure_start as stands
    from printed p
    where p.indicator_id = 'perf_indicator_count' and p.role = 'actual' and p.bound = ''
        and p.doubt = '' and p.item like '%指标'
)
select
    c.centre_id, c.year, 'perf_indicator_count' as indicator_id, c.item,
    c.value as stated, c.low as stated_low, c.high as stated_high,
    sum(k.value order by k.observation_id) as computed,
    sum(k.low order by k.observation_id) as computed_low,
    sum(k.high order by k.observation_id) as computed_high,
    list_prepend(c.observation_id, list(k.observation_id order by k.observation_id)) as evidence
from counts c
join counts k
    on k.source_id = c.source_id and k.centre_id = c.centre_id and k.year = c.year
    and k.item <> '绩效指标' and k.stands > c.stands and k.stands < c.stands + 400
where c.item = '绩效指标'
group by c.centre_id, c.year, c.item, c.observation_id, c.value, c.low, c.high
having count(distinct k.item) > 2 or sum(k.low) > c.high;

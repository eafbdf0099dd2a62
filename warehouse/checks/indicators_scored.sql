-- check: indicators_scored
-- family: performance
-- title: 各类指标个数 = 该类得分的指标个数 | Number of indicators of a kind = those scored under it
-- problem: 所印指标个数与该部分逐项得分的个数不等。 | The number of indicators is not the number scored in their section.
-- severity: note
-- relation: =
-- indicators: perf_indicator_count, perf_item_score
-- caution: 满意度指标可能并入效益指标一起评分。 | Satisfaction may be scored among the benefits.
-- basis: 勾稽关系 I30 | Identity I30
-- One row per printed number of indicators of a kind whose section of that name scores its items.
with ordered as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item, p.observation_id,
        p.quote_start + p.figure_start as stands
    from printed p
    where p.indicator_id = 'perf_item_score' and p.role in ('score', 'full') and p.item <> ''
        and p.bound = '' and p.doubt = '' and p.quote_start is not null
),
sections as (
    select
        o.source_id, o.centre_id, o.year, o.item, o.stands,
        coalesce(lead(o.stands) over (
            partition by o.source_id, o.centre_id, o.year order by o.stands
        ), 2147483647) as ends
    from ordered o
    where o.role = 'full'
),
scored as (
    select
        s.source_id, s.centre_id, s.year, s.item, count(distinct o.item) as told,
        list(o.observation_id order by o.observation_id) as evidence
    from sections s
    join ordered o
        on o.source_id = s.source_id and o.centre_id = s.centre_id and o.year = s.year
        and o.role = 'score' and o.item <> s.item and o.stands > s.stands and o.stands < s.ends
    group by s.source_id, s.centre_id, s.year, s.item, s.stands
)
select
    c.centre_id, c.year, c.indicator_id, c.item,
    c.value as stated, c.low as stated_low, c.high as stated_high,
    s.told as computed, s.told as computed_low, s.told as computed_high,
    list_prepend(c.observation_id, s.evidence) as evidence
from printed c
join scored s
    on s.source_id = c.source_id and s.centre_id = c.centre_id and s.year = c.year
    and s.item = c.item
where c.indicator_id = 'perf_indicator_count' and c.role = 'actual' and c.item like '%指标'
    and c.bound = '' and c.doubt = '';

-- check: score_in_proportion
-- family: performance
-- title: 未达标指标得分 = 满分 × 完成率 | Score of a target missed = full score × completion
-- problem: 未达标指标的得分与按完成率折算的不符。 | The score of a target missed is not its full score in proportion.
-- severity: warning
-- relation: =
-- indicators: perf_item_score, perf_completion_rate
-- caution: 只有按比例扣分、其余指标均得满分时才成立。 | Holds only where points are deducted in proportion and all other items have full marks.
-- basis: 勾稽关系 I30；该项满分由所在部分满分减其余得分倒推 | Identity I30; the item's full score is that of its section less the other scores
-- One row per section in which exactly one item has a completion rate under 100%.
with ordered as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item, p.observation_id,
        p.value, p.low, p.high, p.quote_start + p.figure_start as stands
    from printed p
    where p.indicator_id = 'perf_item_score' and p.role in ('score', 'full') and p.item <> ''
        and p.bound = '' and p.doubt = '' and p.quote_start is not null
),
sections as (
    select
        o.source_id, o.centre_id, o.year, o.item, o.value, o.stands, o.observation_id,
        coalesce(lead(o.stands) over (
            partition by o.source_id, o.centre_id, o.year order by o.stands
        ), 2147483647) as ends
    from ordered o
    where o.role = 'full'
),
leaves as (
    select
        s.observation_id as section_id, s.value as full_score, o.centre_id, o.year, o.item,
        o.observation_id, o.value, o.low, o.high,
        r.observation_id as rate_id, r.value as rate, r.low as rate_low, r.high as rate_high
    from sections s
    join ordered o
        on o.source_id = s.source_id and o.centre_id = s.centre_id and o.year = s.year
        and o.role = 'score' and o.item <> s.item and o.stands > s.stands and o.stands < s.ends
    join printed r
        on r.source_id = o.source_id and r.centre_id = o.centre_id and r.year = o.year
        and r.indicator_id = 'perf_completion_rate' and r.role = 'actual' and r.item = o.item
        and r.bound = '' and r.doubt = ''
),
sums as (
    select
        l.section_id, sum(l.value order by l.observation_id) as value,
        sum(case when l.rate_high < 100 then 1 else 0 end) as missed
    from leaves l
    group by l.section_id
)
select
    l.centre_id, l.year, 'perf_item_score' as indicator_id, l.item,
    l.value as stated, l.low as stated_low, l.high as stated_high,
    (l.full_score - s.value + l.value) * l.rate / 100 as computed,
    (l.full_score - s.value + l.value) * l.rate_low / 100 as computed_low,
    (l.full_score - s.value + l.value) * l.rate_high / 100 as computed_high,
    [l.observation_id, l.rate_id, l.section_id] as evidence
from leaves l
join sums s on s.section_id = l.section_id and s.missed = 1
where l.rate_high < 100;

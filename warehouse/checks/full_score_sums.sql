-- check: full_score_sums
-- family: performance
-- title: 部分满分 = 各分项满分之和 | Full score of a part = sum of its sections' full scores
-- problem: 各分项满分之和与该部分满分不等。 | The sections' full scores do not add up to the part's.
-- severity: warning
-- relation: =
-- indicators: perf_item_score
-- caution: 有的分项可能未印满分。 | Some sections may be printed without a full score.
-- basis: 勾稽关系 I30 | Identity I30
-- One row per part: a full score not followed by its own score, but by sections that are.
with ordered as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item, p.observation_id,
        p.value, p.low, p.high, p.quote_start + p.figure_start as stands,
        lead(p.item) over following = p.item and lead(p.role) over following = 'score'
            as is_section
    from printed p
    where p.indicator_id = 'perf_item_score' and p.role in ('score', 'full') and p.item <> ''
        and p.bound = '' and p.doubt = '' and p.quote_start is not null
    window following as (
        partition by p.source_id, p.centre_id, p.year
        order by p.quote_start + p.figure_start, p.observation_id
    )
),
parts as (
    select
        o.source_id, o.centre_id, o.year, o.item, o.observation_id, o.value, o.low, o.high,
        o.stands,
        coalesce(lead(o.stands) over (
            partition by o.source_id, o.centre_id, o.year order by o.stands
        ), 2147483647) as ends
    from ordered o
    where o.role = 'full' and not coalesce(o.is_section, false)
)
select
    p.centre_id, p.year, 'perf_item_score' as indicator_id, p.item,
    p.value as stated, p.low as stated_low, p.high as stated_high,
    sum(s.value order by s.observation_id) as computed,
    sum(s.low order by s.observation_id) as computed_low,
    sum(s.high order by s.observation_id) as computed_high,
    list_prepend(p.observation_id, list(s.observation_id order by s.observation_id)) as evidence
from parts p
join ordered s
    on s.source_id = p.source_id and s.centre_id = p.centre_id and s.year = p.year
    and s.role = 'full' and s.is_section and s.stands > p.stands and s.stands < p.ends
group by p.centre_id, p.year, p.item, p.observation_id, p.value, p.low, p.high
having count(*) > 1;

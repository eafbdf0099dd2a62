-- check: score_rate
-- family: performance
-- title: 得分率 = 得分 ÷ 满分 | Score rate = score ÷ full score
-- problem: 得分率与所印得分、满分算出的不符。 | The score rate is not what score and full score give.
-- severity: error
-- relation: =
-- indicators: perf_score_rate, perf_item_score
-- basis: 勾稽关系 I30 | Identity I30
-- One row per printed score rate, with the score and the full score of its item that stand
-- nearest before it.
with scores as (
    select
        p.source_id, p.centre_id, p.year, p.item, p.role, p.observation_id,
        p.value, p.low, p.high, p.quote_start + p.figure_start as stands
    from printed p
    where p.indicator_id = 'perf_item_score' and p.role in ('score', 'full') and p.item <> ''
        and p.doubt = ''
),
pairs as (
    select
        r.centre_id, r.year, r.item, r.observation_id, r.value, r.low, r.high,
        s.observation_id as score_id, f.observation_id as full_id,
        s.value / f.value as share, s.low / f.high as share_low, s.high / f.low as share_high,
        row_number() over (
            partition by r.observation_id
            order by
                case when s.stands < r.quote_start + r.figure_start then 0 else 1 end,
                abs(s.stands - r.quote_start - r.figure_start),
                abs(f.stands - r.quote_start - r.figure_start),
                s.observation_id, f.observation_id
        ) as place
    from printed r
    join scores s
        on s.source_id = r.source_id and s.centre_id = r.centre_id and s.year = r.year
        and s.item = r.item and s.role = 'score'
    join scores f
        on f.source_id = r.source_id and f.centre_id = r.centre_id and f.year = r.year
        and f.item = r.item and f.role = 'full' and f.low > 0
    where r.indicator_id = 'perf_score_rate' and r.role = 'actual' and r.bound = ''
        and r.doubt = ''
)
select
    p.centre_id, p.year, 'perf_score_rate' as indicator_id, p.item,
    p.value as stated, p.low as stated_low, p.high as stated_high,
    100 * p.share as computed, 100 * p.share_low as computed_low,
    100 * p.share_high as computed_high,
    [p.observation_id, p.score_id, p.full_id] as evidence
from pairs p
where p.place = 1;

-- check: score_of_execution
-- family: performance
-- title: 支出率得分 = 满分 × 年平均执行率 | Score of execution = full score × average execution rate
-- problem: 支出率得分折算的执行率与所印的不符。 | The execution rate that the score implies is not the printed one.
-- severity: warning
-- relation: =
-- indicators: budget_execution_rate_avg, perf_item_score
-- caution: 只有得分按执行率折算时才成立。 | Holds only where the score is worked out from the execution rate.
-- basis: 勾稽关系 I30 | Identity I30
-- One row per printed average execution rate whose report scores it: by the score printed with
-- most decimals.
with scores as (
    select
        r.centre_id, r.year, r.observation_id, r.value, r.low, r.high,
        s.observation_id as score_id, f.observation_id as full_id,
        s.value / f.value as share, s.low / f.value as share_low, s.high / f.value as share_high,
        row_number() over (
            partition by r.observation_id
            order by s.high - s.low, s.observation_id, f.observation_id
        ) as place
    from printed r
    join printed s
        on s.source_id = r.source_id and s.centre_id = r.centre_id and s.year = r.year
        and s.indicator_id = 'perf_item_score' and s.role = 'score'
        and (s.item like '%支出率%' or s.item like '%执行率%') and s.doubt = ''
    join printed f
        on f.source_id = s.source_id and f.centre_id = s.centre_id and f.year = s.year
        and f.indicator_id = 'perf_item_score' and f.role = 'full' and f.item = s.item
        and f.value > 0 and f.doubt = ''
    where r.indicator_id = 'budget_execution_rate_avg' and r.role = 'actual' and r.bound = ''
        and r.doubt = ''
)
select
    s.centre_id, s.year, 'budget_execution_rate_avg' as indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * s.share as computed, 100 * s.share_low as computed_low,
    100 * s.share_high as computed_high,
    [s.observation_id, s.score_id, s.full_id] as evidence
from scores s
where s.place = 1;

-- check: completion_rate
-- family: performance
-- title: 指标完成率 = 实际值 ÷ 目标值 | Completion rate = actual ÷ target
-- problem: 完成率与所印的实际值、目标值算出的不符。 | The completion rate is not what actual and target give.
-- severity: error
-- relation: =
-- indicators: perf_completion_rate
-- basis: 勾稽关系 I29；越低越好的用目标值 ÷ 实际值，达到界限的也可印 100% | Identity I29; lower-is-better: target ÷ actual; a limit kept may also be printed as 100%
-- One row per printed completion rate whose report prints what was aimed at and what was reached:
-- of the usual ways to work it out the one that comes nearest. A target is a number that was
-- set, so it is taken as exact.
with rates as (
    select
        r.source_id, r.centre_id, r.year, r.item, r.observation_id, r.value, r.low, r.high,
        r.quote_start, coalesce(i.direction, '') as direction
    from printed r
    left join indicator i on i.indicator_id = r.item
    where r.indicator_id = 'perf_completion_rate' and r.role = 'actual' and r.item <> ''
        and r.bound = '' and r.doubt = ''
),
-- A rate of channels planned and used is printed as the channels themselves.
counted (rate_id, part_id, actual_item, target_item) as (
    values ('media_publicity_rate', 'media_channels', '实际渠道', '计划渠道')
),
reached as (
    select
        r.observation_id as rate_id, p.observation_id, p.value, p.low, p.high, p.unit,
        row_number() over (
            partition by r.observation_id
            order by abs(r.quote_start - p.quote_start), p.observation_id
        ) as place
    from rates r
    join printed p
        on p.source_id = r.source_id and p.centre_id = r.centre_id and p.year = r.year
        and p.indicator_id = r.item and p.item = '' and p.role = 'actual' and p.bound = ''
        and p.qualifier = '' and p.doubt = ''
),
aimed as (
    select
        r.observation_id as rate_id, p.observation_id, p.value, p.bound, p.unit,
        row_number() over (
            partition by r.observation_id
            order by abs(r.quote_start - p.quote_start), p.observation_id
        ) as place
    from rates r
    join printed p
        on p.source_id = r.source_id and p.centre_id = r.centre_id and p.year = r.year
        and p.indicator_id = r.item and p.item = '' and p.role = 'target' and p.value > 0
        and p.doubt = ''
),
of_parts as (
    select
        r.observation_id as rate_id, a.observation_id, t.observation_id as target_id,
        a.value / t.value as quotient, a.low / t.value as quotient_low,
        a.high / t.value as quotient_high
    from rates r
    join counted c on c.rate_id = r.item
    join printed a
        on a.source_id = r.source_id and a.centre_id = r.centre_id and a.year = r.year
        and a.indicator_id = c.part_id and a.item = c.actual_item and a.role = 'actual'
    join printed t
        on t.source_id = r.source_id and t.centre_id = r.centre_id and t.year = r.year
        and t.indicator_id = c.part_id and t.item = c.target_item and t.role = 'target'
        and t.value > 0
),
ways as (
    select
        a.rate_id, a.observation_id, t.observation_id as target_id,
        100 * a.value / t.value as rate, 100 * a.low / t.value as low,
        100 * a.high / t.value as high
    from reached a
    join aimed t on t.rate_id = a.rate_id and t.place = 1 and t.unit = a.unit
    join rates r on r.observation_id = a.rate_id and r.direction <> 'lower_better'
    where a.place = 1
    union all
    select
        a.rate_id, a.observation_id, t.observation_id,
        100 * t.value / a.value, 100 * t.value / a.high, 100 * t.value / a.low
    from reached a
    join aimed t on t.rate_id = a.rate_id and t.place = 1 and t.unit = a.unit
    join rates r on r.observation_id = a.rate_id and r.direction = 'lower_better'
    where a.place = 1 and a.low > 0
    union all
    select a.rate_id, a.observation_id, t.observation_id, 100, 100, 100
    from reached a
    join aimed t on t.rate_id = a.rate_id and t.place = 1 and t.unit = a.unit
    where a.place = 1
        and (
            (t.bound in ('>', '>=') and a.value >= t.value)
            or (t.bound in ('<', '<=') and a.value <= t.value)
        )
    union all
    select
        p.rate_id, p.observation_id, p.target_id,
        100 * p.quotient, 100 * p.quotient_low, 100 * p.quotient_high
    from of_parts p
    union all
    select
        p.rate_id, p.observation_id, p.target_id,
        10000 * p.quotient / t.value, 10000 * p.quotient_low / t.value,
        10000 * p.quotient_high / t.value
    from of_parts p
    join aimed t on t.rate_id = p.rate_id and t.place = 1
),
ranked as (
    select
        w.rate_id, w.observation_id, w.target_id, w.rate, w.low, w.high,
        row_number() over (
            partition by w.rate_id order by abs(w.rate - r.value), w.rate, w.high - w.low, w.observation_id
        ) as place
    from ways w
    join rates r on r.observation_id = w.rate_id
)
select
    r.centre_id, r.year, 'perf_completion_rate' as indicator_id, r.item,
    r.value as stated, r.low as stated_low, r.high as stated_high,
    w.rate as computed, w.low as computed_low, w.high as computed_high,
    [r.observation_id, w.observation_id, w.target_id] as evidence
from rates r
join ranked w on w.rate_id = r.observation_id and w.place = 1;

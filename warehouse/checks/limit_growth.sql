-- check: limit_growth
-- family: change
-- title: 限额增幅 = 调整后 ÷ 调整前 − 1 | Rise of a limit = after ÷ before − 1
-- problem: 增幅与所印的调整前后限额算出的不符。 | The rise is not what the limits before and after give.
-- severity: error
-- relation: =
-- indicators: *
-- basis: 勾稽关系 I23 | Identity I23
-- unit: percent
-- One row per limit printed with its rise in percent directly behind it, and the limit before its
-- adjustment; 多子女家庭再上浮20% is another household's rise.
with pairs as (
    select
        l.centre_id, l.year, l.indicator_id, l.item, l.growth, l.growth_half,
        l.observation_id, b.observation_id as before_id, l.value / b.value as times,
        l.low / b.high as times_low, l.high / b.low as times_high,
        row_number() over (
            partition by l.observation_id
            order by abs(l.quote_start - b.quote_start), b.observation_id
        ) as place
    from printed l
    join printed b
        on b.source_id = l.source_id and b.centre_id = l.centre_id and b.year = l.year
        and b.indicator_id = l.indicator_id and b.item = '调整前' and b.role = l.role
        and b.unit = l.unit and b.bound = '' and b.doubt = '' and b.low > 0
    join observation o on o.observation_id = l.observation_id
    where l.role = 'policy' and l.item = '调整后' and l.growth_unit = 'percent'
        and l.bound = '' and l.doubt = ''
        and regexp_matches(
            o.quote, '[，,（(](增幅|涨幅|升幅|增长|提高|上调|上浮)[了达为约到]*[0-9.]+%'
        )
)
select
    p.centre_id, p.year, p.indicator_id, p.item,
    p.growth as stated, p.growth - p.growth_half as stated_low,
    p.growth + p.growth_half as stated_high,
    100 * p.times - 100 as computed, 100 * p.times_low - 100 as computed_low,
    100 * p.times_high - 100 as computed_high,
    [p.observation_id, p.before_id] as evidence
from pairs p
where p.place = 1;

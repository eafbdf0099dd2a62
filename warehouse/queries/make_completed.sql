-- One row per printed budget completion rate with the final expenditure and the budget that its
-- report prints: of those that it fits the adjusted one before the initial one, else the adjusted
-- or the nearest. only_initial where it fits none but the initial one, though a later one is printed.
create or replace temp view completed as
with budgets as (
    select
        p.source_id, p.centre_id, p.year, p.observation_id, p.value, p.low, p.high,
        coalesce(min(s.stage), '') = 'plan' as is_initial
    from printed p
    left join stage s on contains(p.item, s.name)
    where p.indicator_id = 'total_expenditure' and p.role = 'budget' and p.low > 0
        and p.bound = '' and p.doubt = ''
    group by
        p.source_id, p.centre_id, p.year, p.observation_id, p.value, p.low, p.high
),
spent as (
    select
        p.source_id, p.centre_id, p.year, p.observation_id, p.value, p.low, p.high,
        row_number() over (
            partition by p.source_id, p.centre_id, p.year
            order by p.high - p.low, p.observation_id
        ) as place
    from printed p
    where p.indicator_id = 'total_expenditure' and p.role = 'actual' and p.item = ''
        and p.bound = '' and p.doubt = ''
),
ways as (
    select
        r.centre_id, r.year, r.indicator_id, r.observation_id, r.value, r.low, r.high,
        100 * s.value / b.value as rate, 100 * s.low / b.high as rate_low,
        100 * s.high / b.low as rate_high, s.observation_id as spent_id,
        b.observation_id as budget_id,
        b.is_initial
            and bool_or(not b.is_initial) over (partition by r.observation_id) as is_overtaken,
        row_number() over (
            partition by r.observation_id
            order by
                r.low > 100 * s.high / b.low or r.high < 100 * s.low / b.high, b.is_initial,
                abs(r.value - 100 * s.value / b.value), b.high - b.low, b.observation_id
        ) as place
    from printed r
    join spent s
        on s.source_id = r.source_id and s.centre_id = r.centre_id and s.year = r.year
        and s.place = 1
    join budgets b
        on b.source_id = r.source_id and b.centre_id = r.centre_id and b.year = r.year
    where r.indicator_id = 'budget_completion_rate' and r.role = 'actual' and r.item = ''
        and r.bound = '' and r.doubt = ''
)
select
    w.centre_id, w.year, w.indicator_id, w.value, w.low, w.high, w.rate, w.rate_low, w.rate_high,
    [w.observation_id, w.spent_id, w.budget_id] as evidence,
    w.is_overtaken and w.low <= w.rate_high and w.high >= w.rate_low as only_initial
from ways w
where w.place = 1;

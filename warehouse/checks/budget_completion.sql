-- check: budget_completion
-- family: budget
-- title: 预算完成率 = 决算总支出 ÷ 调整预算 | Budget completion = final expenditure ÷ adjusted budget
-- problem: 预算完成率与决算、预算算出的不符。 | Budget completion is not what final accounts and budget give.
-- severity: error
-- relation: =
-- indicators: budget_completion_rate, total_expenditure
-- basis: 勾稽关系 I27；未印调整预算时用所印预算 | Identity I27; where no adjusted budget is printed, the one that is
-- One row per printed budget completion rate whose report prints final expenditure and a budget.
with budgets as (
    select
        p.source_id, p.centre_id, p.year, p.observation_id, p.value, p.low, p.high,
        row_number() over (
            partition by p.source_id, p.centre_id, p.year
            order by
                case p.item when '调整预算' then 0 else 1 end, p.high - p.low, p.observation_id
        ) as place
    from printed p
    where p.indicator_id = 'total_expenditure' and p.role = 'budget' and p.low > 0
        and p.bound = '' and p.doubt = ''
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
)
select
    r.centre_id, r.year, r.indicator_id, '' as item,
    r.value as stated, r.low as stated_low, r.high as stated_high,
    100 * s.value / b.value as computed, 100 * s.low / b.high as computed_low,
    100 * s.high / b.low as computed_high,
    [r.observation_id, s.observation_id, b.observation_id] as evidence
from printed r
join spent s
    on s.source_id = r.source_id and s.centre_id = r.centre_id and s.year = r.year and s.place = 1
join budgets b
    on b.source_id = r.source_id and b.centre_id = r.centre_id and b.year = r.year and b.place = 1
where r.indicator_id = 'budget_completion_rate' and r.role = 'actual' and r.item = ''
    and r.bound = '' and r.doubt = '';

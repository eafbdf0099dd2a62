-- check: public_expenditure_control
-- family: budget
-- title: 公用经费控制率 =（决算 − 预算）÷ 预算 | Control rate of public expenditure = (spent − budget) ÷ budget
-- problem: 控制率与所印的决算、预算算出的不符，按决算 ÷ 预算也不符。 | The control rate is not what the printed figures give, nor as spent ÷ budget.
-- severity: error
-- relation: =
-- indicators: public_expenditure_control_rate, public_expenditure
-- basis: 勾稽关系 I28；有的报告用决算 ÷ 预算 | Identity I28; some reports divide spent by budget
-- One row per printed control rate with spending and budget printed: by the difference or by the
-- quotient, whichever comes nearer.
with pairs as (
    select
        r.centre_id, r.year, r.indicator_id, r.observation_id, r.value, r.low, r.high,
        s.observation_id as spent_id, b.observation_id as budget_id,
        100 * s.value / b.value as quotient, 100 * s.low / b.high as quotient_low,
        100 * s.high / b.low as quotient_high,
        row_number() over (
            partition by r.observation_id
            order by
                abs(r.quote_start - b.quote_start), abs(r.quote_start - s.quote_start),
                b.observation_id, s.observation_id
        ) as place
    from printed r
    join printed s
        on s.source_id = r.source_id and s.centre_id = r.centre_id and s.year = r.year
        and s.indicator_id = 'public_expenditure' and s.role = 'actual' and s.item = ''
        and s.bound = '' and s.doubt = ''
    join printed b
        on b.source_id = r.source_id and b.centre_id = r.centre_id and b.year = r.year
        and b.indicator_id = 'public_expenditure' and b.role = 'budget' and b.low > 0
        and b.bound = '' and b.doubt = ''
    where r.indicator_id = 'public_expenditure_control_rate' and r.role = 'actual'
        and r.item = '' and r.bound = '' and r.doubt = ''
),
bases (base) as (values (0), (100)),
measured as (
    select
        p.centre_id, p.year, p.indicator_id, p.value, p.low, p.high,
        p.quotient - b.base as rate, p.quotient_low - b.base as rate_low,
        p.quotient_high - b.base as rate_high,
        p.observation_id, p.spent_id, p.budget_id,
        row_number() over (
            partition by p.observation_id order by abs(p.quotient - b.base - p.value), b.base
        ) as nearness
    from pairs p
    cross join bases b
    where p.place = 1
)
select
    m.centre_id, m.year, m.indicator_id, '' as item,
    m.value as stated, m.low as stated_low, m.high as stated_high,
    m.rate as computed, m.rate_low as computed_low, m.rate_high as computed_high,
    [m.observation_id, m.spent_id, m.budget_id] as evidence
from measured m
where m.nearness = 1;

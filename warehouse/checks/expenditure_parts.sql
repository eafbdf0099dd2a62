-- check: expenditure_parts
-- family: budget
-- title: 总支出 = 基本支出 + 项目支出，基本支出 = 人员经费 + 公用经费 | Total = basic + project expenditure, basic = personnel + public
-- problem: 同一阶段（年初预算、调整预算、决算）的两项之和与合计不等。 | At the same stage (initial budget, adjusted budget, final accounts) the two parts do not add up to the sum.
-- severity: error
-- relation: =
-- indicators: total_expenditure, basic_expenditure, project_expenditure, personnel_expenditure, public_expenditure
-- basis: 勾稽关系 I26 | Identity I26
-- One row per sum that a document prints at a budget stage together with both of its parts.
with sums (whole_id, part_id, other_id) as (
    values
        ('total_expenditure', 'basic_expenditure', 'project_expenditure'),
        ('basic_expenditure', 'personnel_expenditure', 'public_expenditure')
),
ordered as (
    select
        p.source_id, p.centre_id, p.year, p.indicator_id, p.role, p.item, p.qualifier,
        p.observation_id, p.value, p.low, p.high,
        row_number() over (
            partition by
                p.source_id, p.centre_id, p.year, p.indicator_id, p.role, p.item, p.qualifier
            order by p.high - p.low, p.observation_id
        ) as place
    from printed p
    where p.role in ('actual', 'budget') and p.bound = '' and p.doubt = ''
        and p.indicator_id in (
            'total_expenditure', 'basic_expenditure', 'project_expenditure',
            'personnel_expenditure', 'public_expenditure'
        )
)
select
    w.centre_id, w.year, w.indicator_id, w.item,
    w.value as stated, w.low as stated_low, w.high as stated_high,
    a.value + b.value as computed, a.low + b.low as computed_low, a.high + b.high as computed_high,
    [w.observation_id, a.observation_id, b.observation_id] as evidence
from sums s
join ordered w on w.indicator_id = s.whole_id and w.place = 1
join ordered a
    on a.indicator_id = s.part_id and a.place = 1 and a.source_id = w.source_id
    and a.centre_id = w.centre_id and a.year = w.year and a.role = w.role and a.item = w.item
    and a.qualifier = w.qualifier
join ordered b
    on b.indicator_id = s.other_id and b.place = 1 and b.source_id = w.source_id
    and b.centre_id = w.centre_id and b.year = w.year and b.role = w.role and b.item = w.item
    and b.qualifier = w.qualifier;

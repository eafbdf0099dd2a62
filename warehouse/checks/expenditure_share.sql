-- check: expenditure_share
-- family: budget
-- title: 支出占比 = 该项支出 ÷ 总支出或项目支出 | Share of expenditure = the item ÷ total or project expenditure
-- problem: 占比与该项支出及合计算出的不符。 | The share is not what the item and the sum give.
-- severity: error
-- relation: =
-- indicators: expenditure_share, total_expenditure, basic_expenditure, project_expenditure, project_line_expenditure
-- basis: 支出构成，分母为同一阶段的合计 | Make-up of expenditure; the divisor is the sum at the same stage
-- One row per printed share of an item of expenditure: of the sums of its stage that it may be a
-- share of, the one it comes nearest to.
with named (item_name, indicator_id, whole_id) as (
    values
        ('基本支出', 'basic_expenditure', 'total_expenditure'),
        ('项目支出', 'project_expenditure', 'total_expenditure'),
        ('人员经费', 'personnel_expenditure', 'basic_expenditure'),
        ('人员经费', 'personnel_expenditure', 'total_expenditure'),
        ('公用经费', 'public_expenditure', 'basic_expenditure'),
        ('公用经费', 'public_expenditure', 'total_expenditure')
),
wholes (whole_id) as (values ('project_expenditure'), ('total_expenditure')),
shares as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item, p.observation_id,
        p.value, p.low, p.high,
        case when position('·' in p.item) > 0 then split_part(p.item, '·', 2) else p.item end
            as item_name,
        case when position('·' in p.item) > 0 then split_part(p.item, '·', 1) else '' end as stage
    from printed p
    where p.indicator_id = 'expenditure_share' and p.role in ('actual', 'budget')
        and p.bound = '' and p.doubt = ''
),
sums as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item, p.indicator_id, p.observation_id,
        p.value, p.low, p.high
    from printed p
    where p.role in ('actual', 'budget') and p.bound = '' and p.doubt = '' and p.low > 0
        and p.indicator_id in (
            'total_expenditure', 'basic_expenditure', 'project_expenditure',
            'personnel_expenditure', 'public_expenditure', 'project_line_expenditure'
        )
),
parts as (
    select
        s.observation_id as share_id, a.observation_id, a.value, a.low, a.high, n.whole_id
    from shares s
    join named n on n.item_name = s.item_name
    join sums a
        on a.indicator_id = n.indicator_id and a.source_id = s.source_id
        and a.centre_id = s.centre_id and a.year = s.year and a.role = s.role and a.item = s.stage
    union all
    select s.observation_id, a.observation_id, a.value, a.low, a.high, w.whole_id
    from shares s
    join sums a
        on a.indicator_id = 'project_line_expenditure' and a.source_id = s.source_id
        and a.centre_id = s.centre_id and a.year = s.year and a.role = s.role and a.item = s.item
    cross join wholes w
),
measured as (
    select
        s.centre_id, s.year, s.item, s.value, s.low, s.high,
        100 * a.value / w.value as share, 100 * a.low / w.high as share_low,
        100 * a.high / w.low as share_high,
        s.observation_id, a.observation_id as part_id, w.observation_id as whole_id,
        row_number() over (
            partition by s.observation_id
            order by
                abs(100 * a.value / w.value - s.value), w.observation_id, a.observation_id
        ) as place
    from shares s
    join parts a on a.share_id = s.observation_id
    join sums w
        on w.indicator_id = a.whole_id and w.source_id = s.source_id
        and w.centre_id = s.centre_id and w.year = s.year and w.role = s.role and w.item = s.stage
)
select
    m.centre_id, m.year, 'expenditure_share' as indicator_id, m.item,
    m.value as stated, m.low as stated_low, m.high as stated_high,
    m.share as computed, m.share_low as computed_low, m.share_high as computed_high,
    [m.observation_id, m.part_id, m.whole_id] as evidence
from measured m
where m.place = 1;

-- check: project_lines
-- family: budget
-- title: 项目支出 = 各项目明细之和 | Project expenditure = sum of its lines
-- problem: 所列项目支出明细之和与项目支出不等。 | The listed lines do not add up to the project expenditure.
-- severity: error
-- relation: =
-- indicators: project_expenditure, project_line_expenditure
-- basis: 勾稽关系 I26 | Identity I26
-- One row per project expenditure whose lines a document lists to the end (with one for all
-- others), or lists beyond the sum; a list of the greatest lines alone is held to nothing.
with sums as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.qualifier, p.observation_id,
        p.value, p.low, p.high,
        row_number() over (
            partition by p.source_id, p.centre_id, p.year, p.role, p.qualifier
            order by p.high - p.low, p.observation_id
        ) as place
    from printed p
    where p.indicator_id = 'project_expenditure' and p.role in ('actual', 'budget')
        and p.item = '' and p.bound = '' and p.doubt = ''
),
lines as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.qualifier, p.item,
        min(p.observation_id) as observation_id,
        max(p.value) as value, max(p.low) as low, max(p.high) as high,
        p.item like '其他%' or p.item like '其它%' as is_rest
    from printed p
    where p.indicator_id = 'project_line_expenditure' and p.role in ('actual', 'budget')
        and p.item <> '' and p.bound = '' and p.doubt = ''
    group by p.source_id, p.centre_id, p.year, p.role, p.qualifier, p.item
),
listed as (
    select
        l.source_id, l.centre_id, l.year, l.role, l.qualifier,
        sum(l.value order by l.observation_id) as value,
        sum(l.low order by l.observation_id) as low, sum(l.high order by l.observation_id) as high,
        max(case when l.is_rest then 1 else 0 end) as has_rest,
        list(l.observation_id order by l.observation_id) as evidence
    from lines l
    group by l.source_id, l.centre_id, l.year, l.role, l.qualifier
    having count(*) > 1
)
select
    s.centre_id, s.year, 'project_expenditure' as indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    l.value as computed, l.low as computed_low, l.high as computed_high,
    list_prepend(s.observation_id, l.evidence) as evidence
from sums s
join listed l
    on l.source_id = s.source_id and l.centre_id = s.centre_id and l.year = s.year
    and l.role = s.role and l.qualifier = s.qualifier
where s.place = 1 and (l.has_rest = 1 or l.low > s.high);

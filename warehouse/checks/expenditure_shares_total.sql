-- check: expenditure_shares_total
-- family: budget
-- title: 支出占比合计 100% | Shares of expenditure add up to 100%
-- problem: 同一分母的各项占比合计不是 100%，超出四舍五入。 | The shares of one whole do not add up to 100%, beyond rounding.
-- severity: warning
-- relation: =
-- indicators: expenditure_share
-- basis: 勾稽关系 I25，容差为项数 × 半个末位 | Identity I25; tolerance: number of shares × half the last digit
-- One row per list of shares told to its end: basic with project expenditure at a stage, or the
-- lines of project expenditure with one for all others.
with shares as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item,
        min(p.observation_id) as observation_id,
        max(p.value) as value, max(p.low) as low, max(p.high) as high,
        case when position('·' in p.item) > 0 then split_part(p.item, '·', 1) else '' end as stage,
        p.item like '%基本支出' or p.item like '%项目支出' as is_half,
        p.item like '其他%' or p.item like '其它%' as is_rest
    from printed p
    where p.indicator_id = 'expenditure_share' and p.role in ('actual', 'budget')
        and p.bound = '' and p.doubt = ''
        and p.item not like '%人员经费' and p.item not like '%公用经费'
    group by p.source_id, p.centre_id, p.year, p.role, p.item
),
listed as (
    select
        s.source_id, s.centre_id, s.year, s.role, s.stage, s.is_half,
        sum(s.value order by s.observation_id) as value,
        sum(s.low order by s.observation_id) as low, sum(s.high order by s.observation_id) as high,
        count(*) as told,
        max(case when s.is_rest then 1 else 0 end) as has_rest,
        list(s.observation_id order by s.observation_id) as evidence
    from shares s
    group by s.source_id, s.centre_id, s.year, s.role, s.stage, s.is_half
)
select
    l.centre_id, l.year, 'expenditure_share' as indicator_id, l.stage as item,
    100 as stated, 100 as stated_low, 100 as stated_high,
    l.value as computed, l.low as computed_low, l.high as computed_high, l.evidence
from listed l
where (l.is_half and l.told = 2) or (not l.is_half and l.has_rest = 1 and l.told > 2);

-- check: score_sums
-- family: performance
-- title: 总分 = 各部分得分之和 = 各分项得分之和 | Total score = sum of its parts = sum of their items
-- problem: 下一级得分之和与所印得分不等。 | The scores one level below do not add up to the printed score.
-- severity: error
-- relation: =
-- indicators: perf_total_score, perf_item_score
-- basis: 勾稽关系 I30 | Identity I30
-- One row per total, part or section of a self-evaluation whose items below are all scored. In the
-- order of the text a section is a full score followed by its own score, a part a full score
-- followed by its sections; what is scored up to the next full score are the section's items.
-- Sums are held to only where the full scores below make up the one above, or, for items without
-- a full score, where every numbered heading has its score or they exceed the section.
with ordered as (
    select
        p.source_id, p.centre_id, p.year, p.role, p.item, p.observation_id,
        p.value, p.low, p.high, p.quote_start + p.figure_start as stands,
        lead(p.item) over following as next_item, lead(p.role) over following as next_role,
        lead(p.observation_id) over following as next_id
    from printed p
    where p.indicator_id = 'perf_item_score' and p.role in ('score', 'full') and p.item <> ''
        and p.bound = '' and p.doubt = '' and p.quote_start is not null
    window following as (
        partition by p.source_id, p.centre_id, p.year
        order by p.quote_start + p.figure_start, p.observation_id
    )
),
headed as (
    select
        o.source_id, o.centre_id, o.year, o.item, o.value as full_score, o.stands,
        coalesce(o.next_item = o.item and o.next_role = 'score', false) as is_section,
        o.next_id as score_id,
        coalesce(lead(o.stands) over (
            partition by o.source_id, o.centre_id, o.year order by o.stands
        ), 2147483647) as ends
    from ordered o
    where o.role = 'full'
),
sections as (
    select
        h.source_id, h.centre_id, h.year, h.item, h.full_score, h.stands, h.ends,
        s.observation_id, s.value, s.low, s.high
    from headed h
    join ordered s on s.observation_id = h.score_id
    where h.is_section
),
part_scores as (
    select
        h.source_id, h.centre_id, h.year, h.item, h.full_score, h.stands,
        coalesce(lead(h.stands) over (
            partition by h.source_id, h.centre_id, h.year order by h.stands
        ), 2147483647) as ends,
        s.observation_id, s.value, s.low, s.high
    from headed h
    join (
        select
            o.source_id, o.centre_id, o.year, o.item, o.observation_id, o.value, o.low, o.high,
            row_number() over (
                partition by o.source_id, o.centre_id, o.year, o.item order by o.stands
            ) as place
        from ordered o
        where o.role = 'score'
    ) s
        on s.source_id = h.source_id and s.centre_id = h.centre_id and s.year = h.year
        and s.item = h.item and s.place = 1
    where not h.is_section
),
tops as (
    select
        p.source_id, p.centre_id, p.year, p.full_score, p.observation_id, p.value, p.low, p.high
    from part_scores p
    union all
    select
        s.source_id, s.centre_id, s.year, s.full_score, s.observation_id, s.value, s.low, s.high
    from sections s
    where not exists (
        select 1
        from part_scores p
        where p.source_id = s.source_id and p.centre_id = s.centre_id and p.year = s.year
    )
),
totals as (
    select
        t.source_id, t.centre_id, t.year, t.observation_id, t.value, t.low, t.high,
        row_number() over (
            partition by t.source_id, t.centre_id, t.year order by t.observation_id
        ) as place
    from printed t
    where t.indicator_id = 'perf_total_score' and t.role = 'actual' and t.item = ''
        and t.bound = '' and t.doubt = ''
),
of_totals as (
    select
        min(t.observation_id) as observation_id, 'perf_total_score' as indicator_id, '' as item,
        sum(b.value order by b.observation_id) as value,
        sum(b.low order by b.observation_id) as low, sum(b.high order by b.observation_id) as high,
        list(b.observation_id order by b.observation_id) as evidence
    from totals t
    join tops b on b.source_id = t.source_id and b.centre_id = t.centre_id and b.year = t.year
    where t.place = 1
    group by t.source_id, t.centre_id, t.year
    having count(*) > 1 and abs(sum(b.full_score) - 100) < 0.001
),
of_parts as (
    select
        p.observation_id, 'perf_item_score' as indicator_id, p.item,
        sum(s.value order by s.observation_id) as value,
        sum(s.low order by s.observation_id) as low, sum(s.high order by s.observation_id) as high,
        list(s.observation_id order by s.observation_id) as evidence
    from part_scores p
    join sections s
        on s.source_id = p.source_id and s.centre_id = p.centre_id and s.year = p.year
        and s.stands > p.stands and s.stands < p.ends
    group by p.observation_id, p.item, p.full_score
    having abs(sum(s.full_score) - p.full_score) < 0.001
),
leaves as (
    select
        s.observation_id as section_id, o.item as leaf, o.observation_id, o.value, o.low, o.high,
        row_number() over (
            partition by s.observation_id, o.item order by o.stands desc
        ) as place
    from sections s
    join ordered o
        on o.source_id = s.source_id and o.centre_id = s.centre_id and o.year = s.year
        and o.role = 'score' and o.item <> s.item and o.stands > s.stands and o.stands < s.ends
),
leaf_sums as (
    select
        l.section_id, sum(l.value order by l.observation_id) as value,
        sum(l.low order by l.observation_id) as low, sum(l.high order by l.observation_id) as high,
        -- 绩效结果应用 1/3 and 2/3 stand under one heading.
        count(distinct regexp_replace(l.leaf, ' [0-9]+/[0-9]+$', '')) as told,
        list(l.observation_id order by l.observation_id) as evidence
    from leaves l
    where l.place = 1
    group by l.section_id
),
numbered as (
    select s.observation_id as section_id, count(*) as told
    from sections s
    join heading h
        on h.source_id = s.source_id and h.level = 5 and h.starts > s.stands and h.starts < s.ends
    group by s.observation_id
),
of_sections as (
    select
        s.observation_id, 'perf_item_score' as indicator_id, s.item,
        l.value, l.low, l.high, l.evidence
    from sections s
    join leaf_sums l on l.section_id = s.observation_id
    left join numbered n on n.section_id = s.observation_id
    where l.low > s.high or l.told = n.told
),
summed as (
    select observation_id, indicator_id, item, value, low, high, evidence from of_totals
    union all
    select observation_id, indicator_id, item, value, low, high, evidence from of_parts
    union all
    select observation_id, indicator_id, item, value, low, high, evidence from of_sections
)
select
    p.centre_id, p.year, s.indicator_id, s.item,
    p.value as stated, p.low as stated_low, p.high as stated_high,
    s.value as computed, s.low as computed_low, s.high as computed_high,
    list_prepend(s.observation_id, s.evidence) as evidence
from summed s
join printed p on p.observation_id = s.observation_id;

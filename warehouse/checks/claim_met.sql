-- check: claim_met
-- family: text
-- title: “均已达到目标”与各项完成率相符 | “All targets met” goes with the completion rates
-- problem: 文字称各项指标均已达到目标，但有指标的完成率不足 100%。 | The text says that all targets were met, yet a completion rate is below 100%.
-- severity: error
-- relation: never
-- indicators: perf_completion_rate
-- basis: 报告自身的完成率与结论 | The report's own completion rates and conclusion
-- One row per sentence that claims all targets without naming exceptions, of a report that prints a
-- completion rate under 100% beyond rounding: the lowest is the item, all are the evidence, and
-- the scores of their items. A clause about a project, another year, aims or some is no such claim.
with missed as (
    select
        p.source_id, p.centre_id, p.year, arg_min(p.item, p.value) as item,
        list(p.observation_id order by p.value, p.observation_id) as evidence,
        list(p.item) as items
    from printed p
    where p.indicator_id = 'perf_completion_rate' and p.role = 'actual' and p.high < 100
        and p.bound = '' and p.doubt = ''
    group by p.source_id, p.centre_id, p.year
),
scores as (
    select
        m.source_id, m.centre_id, m.year,
        list(s.observation_id order by s.observation_id) as evidence
    from missed m
    join printed s
        on s.source_id = m.source_id and s.centre_id = m.centre_id and s.year = m.year
        and s.indicator_id = 'perf_item_score' and s.role = 'score'
        and list_contains(m.items, s.item)
    group by m.source_id, m.centre_id, m.year
),
-- A sentence ends at its mark, a piece of it also at a line that opens a list or a heading and
-- behind a heading; other line ends are those of pages. Every cut is one character for one.
sentence as (
    select
        b.source_id, t.words,
        cast(
            sum(length(t.words) + 1) over (partition by b.source_id order by t.position)
            - length(t.words) - 1 as integer
        ) as starts
    from body b,
        unnest(string_split(translate(b.body, '！？；：', '。。。。'), '。'))
            with ordinality t (words, position)
    where b.source_id in (select m.source_id from missed m)
),
cut as (
    select
        s.source_id, s.starts,
        string_split(
            regexp_replace(
                regexp_replace(
                    chr(1) || s.words,
                    '\n([\s#*-]*[#（(①-⑳一二三四五六七八九十0-9])', chr(1) || '\1', 'g'
                ),
                chr(1) || '([\s#*]*[（(]?[①-⑳一二三四五六七八九十0-9]{1,3}[）)、.．]?[^\n，'
                || chr(1) || ']{0,45})\n',
                chr(1) || '\1' || chr(1), 'g'
            ),
            chr(1)
        ) as pieces
    from sentence s
    where regexp_matches(s.words, '均|都|全部|全面|圆满')
        and regexp_matches(s.words, '指标|目标|任务')
),
piece as (
    select
        c.source_id, t.words,
        cast(
            c.starts - 2 - length(t.words) + sum(length(t.words) + 1) over (
                partition by c.source_id, c.starts order by t.position
            ) as integer
        ) as starts,
        regexp_replace(t.words, '[\s*]+', '', 'g') as bare
    from cut c, unnest(c.pieces) with ordinality t (words, position)
),
-- A clause that claims, up to the verb or the aims it claims, and what its sentence says before it.
clause as (
    select
        p.source_id,
        p.starts + length(p.words) - length(regexp_replace(p.words, '^\s+', '')) as span_start,
        p.starts + length(p.words) as span_end,
        t.words,
        array_to_string(string_split(p.bare, '，')[: t.position - 1], '，') as lead,
        regexp_extract(
            t.words,
            '^.*?((各项|全部|所有|各个)[^，]{0,8}(指标|目标|任务)[^，]{0,6}(均|都|全部|全面)'
            || '[^，]{0,4}(达到|达成|达标|完成|实现)'
            || '|绩效(指标|目标)[^，]{0,4}(均|都|全部|全面)[^，]{0,4}(达到|达成|达标|完成|实现)'
            || '|(全部|全面)(完成|实现|达到)了?[^，]{0,8}(指标|目标)'
            || '|圆满(完成|实现)了?[^，]{0,6}(各项|全部|所有)[^，]{0,8}(指标|目标))'
        ) as claim
    from piece p, unnest(string_split(p.bare, '，')) with ordinality t (words, position)
    where not regexp_matches(p.bare, '除|基本|大部分|多数')
),
claims as (
    select
        c.source_id, c.span_start, c.span_end,
        -- 比2021年、2021年以来 are no years that a claim is about.
        try_cast(
            regexp_extract(
                regexp_replace(
                    c.lead || '，' || c.claim,
                    '[比较与同从自][0-9]{4}年|[0-9]{4}年度?(以来|起|至|同期)', '', 'g'
                ),
                '^.*((19|20)[0-9]{2})年', 1
            ) as integer
        ) as year
    from clause c
    where c.claim <> ''
        and not regexp_matches(
            c.claim,
            '主要(绩效)?(指标|目标|任务)|项目|确保|力争|争取|努力|保证|促使|督促|是否|能否|如果|未|没有|并非|不能|无法|难'
            || '|尚|[^主]要|^要|应|将|须|需|拟|计划[^任目指]|预计|明年|下一?年|去年|上一?年'
            || '|(产出|效益|满意度|数量|质量|时效|成本)(绩效)?(指标|目标)'
        )
        and not regexp_matches(c.words, '困难|难度|差距')
        -- What is said before governs a claim that does not say that it came about.
        and (
            c.claim like '%已%'
            or not regexp_matches(
                c.lead,
                '下一?步|明年|下一?年|确保|力争|争取|要求[^，]|保证|促使|督促|如果|是否|能否'
            )
        )
)
select
    m.centre_id, m.year, 'perf_completion_rate' as indicator_id, m.item,
    list_concat(m.evidence, coalesce(s.evidence, [])) as evidence,
    c.source_id, c.span_start, c.span_end
from (select distinct source_id, span_start, span_end, year from claims) c
join missed m on m.source_id = c.source_id and coalesce(c.year, m.year) = m.year
left join scores s
    on s.source_id = m.source_id and s.centre_id = m.centre_id and s.year = m.year;

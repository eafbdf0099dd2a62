-- check: heading_gap
-- family: text
-- title: 大标题序号连续 | Headings are numbered without gaps
-- problem: 大标题序号跳号，中间的序号在文中找不到。 | The numbers of the main headings jump, and those between are nowhere in the text.
-- severity: note
-- relation: never
-- indicators: *
-- basis: 公文标题序号逐级连续 | Headings of official documents are numbered consecutively
-- One row per main heading (一、 二、) or heading below it (（一）) whose number leaves out one that
-- stands nowhere between the two headings, not even within a line.
with told as (
    select
        h.source_id, h.centre_id, h.year, h.level, h.number, h.starts, h.ends, h.is_heading,
        lag(h.number) over siblings as number_before, lag(h.ends) over siblings as ends_before
    from heading h
    where h.level in (1, 2)
    window siblings as (partition by h.source_id, h.level, h.parent order by h.starts)
)
select
    t.centre_id, t.year, '' as indicator_id, '' as item, cast([] as integer[]) as evidence,
    t.source_id, t.starts as span_start, t.ends as span_end
from told t
join body b on b.source_id = t.source_id
where t.is_heading and t.number > t.number_before + 1 and t.number_before < 10
    and position(
        case t.level
            when 1 then substr('一二三四五六七八九十', t.number_before + 1, 1) || '、'
            else '（' || substr('一二三四五六七八九十', t.number_before + 1, 1) || '）'
        end
        in replace(
            replace(
                substr(b.body, t.ends_before + 1, t.starts - t.ends_before), '(', '（'
            ),
            ')', '）'
        )
    ) = 0;

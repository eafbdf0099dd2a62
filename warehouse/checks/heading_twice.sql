-- check: heading_twice
-- family: text
-- title: 同级标题不重名 | Headings of one level differ
-- problem: 同一标题下两个并列的小标题同名，其中一个应另有名称。 | Two headings side by side under one heading have the same name; one of them should have its own.
-- severity: note
-- relation: never
-- indicators: *
-- basis: 报告自身的标题 | The report's own headings
-- One row per heading that repeats the words of a heading numbered before it in the same list; what
-- is scored below the two is the evidence. A list that starts again is another list.
with compared as (
    select
        h.source_id, h.centre_id, h.year, h.level, h.parent, h.number, h.words, h.starts, h.ends,
        h.next_starts, h.is_heading,
        case
            when h.number > lag(h.number) over (
                partition by h.source_id, h.level, h.parent order by h.starts
            ) then 0
            else 1
        end as is_start
    from heading h
),
listed as (
    select
        c.source_id, c.centre_id, c.year, c.level, c.parent, c.number, c.words, c.starts, c.ends,
        c.next_starts, c.is_heading,
        sum(c.is_start) over (
            partition by c.source_id, c.level, c.parent order by c.starts
        ) as list_number
    from compared c
),
pairs as (
    select
        a.source_id, a.centre_id, a.year, a.starts, a.ends, a.next_starts,
        f.starts as first_starts, f.next_starts as first_next
    from listed a
    join listed f
        on f.source_id = a.source_id and f.level = a.level and f.parent = a.parent
        and f.list_number = a.list_number and f.words = a.words and f.number < a.number
    where a.is_heading and f.is_heading and length(a.words) >= 4
)
select
    p.centre_id, p.year, '' as indicator_id, '' as item,
    coalesce(
        list(o.observation_id order by o.observation_id)
            filter (where o.observation_id is not null),
        []
    ) as evidence,
    p.source_id, p.starts as span_start, p.ends as span_end
from pairs p
left join printed o
    on o.source_id = p.source_id and o.indicator_id = 'perf_item_score'
    and (
        o.quote_start between p.first_starts and p.first_next
        or o.quote_start between p.starts and p.next_starts
    )
group by p.centre_id, p.year, p.source_id, p.starts, p.ends;

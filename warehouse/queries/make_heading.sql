-- One row per line of a held text that opens with a number of a list, as 一、 （一） 1. （1） or ①:
-- its level by the kind of number, the line above it that it belongs to (parent) and whether it is
-- short enough for a heading. Places count the text's characters from nought.
create or replace temp table heading as
with line as (
    select
        b.source_id, b.centre_id, b.year, t.position, t.words,
        cast(
            sum(length(t.words) + 1) over (partition by b.source_id order by t.position)
            - length(t.words) - 1 as integer
        ) as starts
    from body b, unnest(string_split(b.body, chr(10))) with ordinality t (words, position)
),
bare as (
    select
        l.source_id, l.centre_id, l.year,
        l.starts + length(l.words) - length(regexp_replace(l.words, '^[\s#*•●■◆-]+', '')) as starts,
        l.starts + length(regexp_replace(l.words, '[\s*]+$', '')) as ends,
        regexp_replace(l.words, '^[\s#*•●■◆-]+|[\s*]+', '', 'g') as words
    from line l
    where regexp_matches(l.words, '^[\s#*•●■◆-]*[（(一二三四五六七八九十0-9①-⑳]')
),
marked as (
    select
        b.source_id, b.centre_id, b.year, b.starts, b.ends, b.words,
        case
            when regexp_matches(b.words, '^[一二三四五六七八九十]{1,3}、') then 1
            when regexp_matches(b.words, '^[（(][一二三四五六七八九十]{1,3}[）)]') then 2
            when regexp_matches(b.words, '^[0-9]{1,2}(、|[.．]([^0-9]|(19|20)[0-9]{2}年))') then 3
            when regexp_matches(b.words, '^[（(][0-9]{1,2}[）)]') then 4
            when regexp_matches(b.words, '^[①-⑳]') then 5
        end as level,
        regexp_extract(b.words, '^[（(]?([一二三四五六七八九十]{1,3}|[0-9]{1,2}|[①-⑳])', 1)
            as numeral
    from bare b
),
counted as (
    select
        m.source_id, m.centre_id, m.year, m.starts, m.ends, m.level,
        case
            when m.level > 4 then unicode(m.numeral) - unicode('①') + 1
            when m.level > 2 then cast(m.numeral as integer)
            when m.numeral like '%十%' then
                10 * case
                    when m.numeral like '十%' then 1
                    else position(substr(m.numeral, 1, 1) in '一二三四五六七八九')
                end
                + case
                    when m.numeral like '%十' then 0
                    else position(right(m.numeral, 1) in '一二三四五六七八九')
                end
            else position(m.numeral in '一二三四五六七八九')
        end as number,
        regexp_replace(
            m.words, '^[（(]?([一二三四五六七八九十]{1,3}|[0-9]{1,2}|[①-⑳])[）)、.．]*', ''
        ) as words,
        -- 三、四季度 at the start of a line counts quarters.
        length(m.words) between 3 and 45 and not regexp_matches(m.words, '[。；，、]$')
            and not regexp_matches(
                m.words,
                '^[一二三四五六七八九十]+、[一二三四五六七八九十]+[季级类线手期次年月等是个]'
            ) as is_heading,
        max(case when m.level = 1 then m.starts end) over above as first_above,
        max(case when m.level <= 2 then m.starts end) over above as second_above,
        max(case when m.level <= 3 then m.starts end) over above as third_above,
        max(case when m.level <= 4 then m.starts end) over above as fourth_above,
        lead(m.starts) over (partition by m.source_id order by m.starts) as next_starts
    from marked m
    where m.level is not null
    window above as (
        partition by m.source_id order by m.starts
        rows between unbounded preceding and 1 preceding
    )
)
select
    c.source_id, c.centre_id, c.year, c.starts, c.ends, c.level, c.number, c.words, c.is_heading,
    coalesce(
        case c.level
            when 2 then c.first_above
            when 3 then c.second_above
            when 4 then c.third_above
            when 5 then c.fourth_above
        end,
        -1
    ) as parent,
    coalesce(c.next_starts, 2147483647) as next_starts
from counted c
order by c.source_id, c.starts;

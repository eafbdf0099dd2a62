-- One row per published figure about a centre's year in a document that holds a self-evaluation of
-- that year, in the order in which it is told; place counts characters of the text from zero. The
-- right value is that of an amendment, null where the figure counts as printed.
with evaluation as (
    select o.source_id
    from observation o
    join batch b on b.batch_id = o.batch_id
    where b.state = 'published' and o.centre_id = $centre and o.year = $report_year
        and o.scope = 'centre' and o.indicator_id in (select unnest($scores))
    group by o.source_id
    order by count(*) desc, o.source_id
    limit 1
)
select
    o.observation_id, o.source_id, o.indicator_id, o.role, o.item, o.bound, o.printed_value,
    o.value, o.low, o.high, a.value as right_value, a.low as right_low, a.high as right_high,
    o.quote, o.quote_start,
    o.quote_start + coalesce(o.figure_start, 0) as place
from observation o
join batch b on b.batch_id = o.batch_id
join evaluation e on e.source_id = o.source_id
left join amended a on a.observation_id = o.observation_id
where b.state = 'published' and o.centre_id = $centre and o.year = $report_year and o.scope = 'centre'
    and o.value is not null
order by place nulls last, o.observation_id;

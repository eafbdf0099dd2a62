-- One row per published figure of a touched centre as its document prints it, whatever its role or
-- item; growth is the printed one as a number, in percent, points or its printed unit; is_annual
-- as of the figures that candidate takes.
create or replace temp table printed as
select
    o.observation_id, o.source_id, o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role,
    o.item, o.bound, o.printed_value, o.printed_unit, o.value, o.low, o.high, o.unit,
    case when o.printed_growth <> '' then try_cast(replace(o.printed_growth, '+', '') as double) end
        as growth,
    case
        when o.printed_growth <> ''
            then 0.5 * power(10, -length(split_part(o.printed_growth, '.', 2)))
    end as growth_half,
    case o.growth_basis when 'printed' then o.growth_unit else '' end as growth_unit,
    o.qualifier, o.doubt, o.quote_start, o.figure_start,
    length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12') as is_annual
from observation o
join batch b on b.batch_id = o.batch_id
join indicator i on i.indicator_id = o.indicator_id
where b.state = 'published' and o.scope = 'centre' and o.year >= $since - 2
    and o.centre_id in (select unnest($centres))
order by i.position, o.observation_id;

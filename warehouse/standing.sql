-- One row per printed figure known to be wrong, the last amendment of it that nobody took back; and
-- one row per reading that prints it, with what it should say. A level put right moves last year's
-- in the proportion that a growth in percent fixes, or by as much where the growth is a difference.
create view standing as
select
    a.amendment_id, a.source_id, a.centre_id, a.year, a.indicator_id, a.role, a.item,
    a.printed_value, a.printed_unit, a.value, a.low, a.high
from (
    select
        m.*,
        row_number() over (
            partition by
                m.source_id, m.centre_id, m.year, m.indicator_id, m.role, m.item, m.printed_value,
                m.printed_unit
            order by m.made_at desc, m.amendment_id desc
        ) as place
    from amendment m
    where m.revoked_at is null
) a
where a.place = 1;

create view amended as
select
    o.observation_id, o.batch_id, a.amendment_id, a.value, a.low, a.high,
    case
        when o.growth_unit <> 'percent' then o.prior + a.value - o.value
        when o.low > 0 and a.low > 0 then a.value * (o.prior / o.value)
    end as prior,
    case
        when o.growth_unit <> 'percent' then o.prior_low + a.low - o.low
        when o.low > 0 and a.low > 0 then a.low * (o.prior_low / o.low)
    end as prior_low,
    case
        when o.growth_unit <> 'percent' then o.prior_high + a.high - o.high
        when o.low > 0 and a.low > 0 then a.high * (o.prior_high / o.high)
    end as prior_high
from standing a
join observation o
    on o.centre_id = a.centre_id and o.source_id = a.source_id and o.year = a.year
    and o.indicator_id = a.indicator_id and o.role = a.role and o.item = a.item
    and o.printed_value = a.printed_value and o.printed_unit = a.printed_unit;

-- One row per chosen figure of a touched centre that was printed or follows from a printed growth,
-- and is not in doubt: what rules are about, from two years before the first that is asked for.
-- Rules look at what is printed: of a figure that an amendment puts right, at what stands in the
-- text. Those of one indicator lie together, so that a rule reads no more than its own.
create or replace temp table held as
with told as (
    select
        s.centre_id, s.year, s.indicator_id, s.value, s.low, s.high, s.basis, s.observation_id,
        s.qualifier, s.doubt, s.printed_growth, s.growth_unit
    from series s
    where s.basis <> 'computed' and s.doubt = '' and s.reason <> 'amended'
        and s.year >= $since - 2 and s.centre_id in (select unnest($centres))
    union all
    select
        s.centre_id, s.year, s.indicator_id,
        case s.basis when 'reported' then o.value else o.prior end as value,
        case s.basis when 'reported' then o.low else o.prior_low end as low,
        case s.basis when 'reported' then o.high else o.prior_high end as high,
        s.basis, s.observation_id, s.qualifier, s.doubt, s.printed_growth, s.growth_unit
    from series s
    join observation o on o.observation_id = s.observation_id
    where s.basis <> 'computed' and s.doubt = '' and s.reason = 'amended'
        and s.year >= $since - 2 and s.centre_id in (select unnest($centres))
)
select
    t.centre_id, t.year, t.indicator_id, t.value, t.low, t.high, t.basis, t.observation_id,
    t.qualifier, t.doubt, t.printed_growth, t.growth_unit
from told t
join indicator i on i.indicator_id = t.indicator_id
order by i.position, t.observation_id, t.year;

-- One row added per figure that a formula gives; the values come as lists of one length.
insert into series
select
    centre_id, year, indicator_id, value, low, high,
    'computed' as basis, reason,
    null as observation_id, alternatives,
    '' as printed_growth, '' as growth_unit, qualifier, doubt
from (
    select
        unnest($centre_id) as centre_id, unnest($year) as year,
        unnest($indicator_id) as indicator_id, unnest($value) as value, unnest($low) as low,
        unnest($high) as high, unnest($reason) as reason, unnest($alternatives) as alternatives,
        unnest($qualifier) as qualifier, unnest($doubt) as doubt
)
order by centre_id, year, indicator_id;

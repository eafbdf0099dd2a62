-- One row per centre × year × indicator: printed before derived, then the newest report, then
-- the latest upload, then the most precise figure, then the first one printed.
with touched as (
    select unnest($centres) as centre_id
),
ranked as (
    select
        c.*,
        row_number() over place as place,
        count(*) over (partition by c.centre_id, c.year, c.indicator_id) as candidates,
        count(*) over (partition by c.centre_id, c.year, c.indicator_id, c.basis) as same_basis
    from candidate c
    join touched t on t.centre_id = c.centre_id
    where c.year >= $since
    window place as (
        partition by c.centre_id, c.year, c.indicator_id
        order by
            case c.basis when 'reported' then 0 else 1 end,
            c.report_year desc,
            c.published_on desc,
            c.edition desc,
            c.high - c.low,
            c.observation_id
    )
)
insert into series
select
    centre_id, year, indicator_id, value, low, high, basis,
    case
        when amendment_id is not null then 'amended'
        when candidates = 1 then 'only'
        when same_basis = 1 then 'printed_first'
        else 'newest_then_precise'
    end as reason,
    observation_id,
    candidates - 1 as alternatives,
    printed_growth, growth_unit, qualifier, doubt
from ranked
where place = 1
order by centre_id, year, indicator_id;

-- The warehouse. Observations are only ever added; series and finding are rebuilt from them.
create table centre (
    centre_id varchar primary key,
    position integer not null,
    name_zh varchar not null,
    name_en varchar not null,
    province_zh varchar not null,
    province_en varchar not null
);

create table indicator (
    indicator_id varchar primary key,
    position integer not null,
    group_id varchar not null,
    kind varchar not null,
    unit varchar not null,
    direction varchar not null,
    name_zh varchar not null,
    name_en varchar not null
);

-- A published document; published_on is a date, a year and month, or empty where unknown.
create table source (
    source_id varchar primary key,
    centre_id varchar not null,
    title varchar not null,
    publisher varchar not null,
    published_on varchar not null,
    report_year integer not null,
    url varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    body varchar not null
);

-- One load of one file by one person; state is staged, published or withdrawn.
create table batch (
    batch_id integer primary key,
    file_name varchar not null,
    sha256 varchar not null,
    loaded_by varchar not null,
    loaded_at timestamp not null,
    state varchar not null
);

-- A printed figure in its canonical unit. Bounds are what its rounding allows; value is empty
-- where the figure is a date or a word. The growth is as printed; prior is last year's level that
-- follows from it. The quote starts at quote_start in the source's body, and the figure stands
-- from figure_start to figure_end within the quote.
create table observation (
    observation_id integer primary key,
    batch_id integer not null,
    source_id varchar not null,
    centre_id varchar not null,
    year integer not null,
    period varchar not null,
    indicator_id varchar not null,
    scope varchar not null,
    role varchar not null,
    item varchar not null,
    bound varchar not null,
    printed_value varchar not null,
    printed_unit varchar not null,
    value double,
    low double,
    high double,
    unit varchar not null,
    printed_growth varchar not null,
    growth_unit varchar not null,
    growth_basis varchar not null,
    prior double,
    prior_low double,
    prior_high double,
    qualifier varchar not null,
    doubt varchar not null,
    note varchar not null,
    quote varchar not null,
    quote_start integer,
    figure_start integer,
    figure_end integer,
    sheet varchar not null,
    cell varchar not null,
    url varchar not null
);

-- A number in a held text that no reading was made of: from start_char to end_char in the body.
create table unread (
    source_id varchar not null,
    start_char integer not null,
    end_char integer not null
);

-- One row per centre, year and indicator: the chosen figure of the whole centre, and why.
create table series (
    centre_id varchar not null,
    year integer not null,
    indicator_id varchar not null,
    value double not null,
    low double not null,
    high double not null,
    basis varchar not null,
    reason varchar not null,
    observation_id integer,
    alternatives integer not null,
    printed_growth varchar not null,
    growth_unit varchar not null,
    qualifier varchar not null,
    doubt varchar not null
);

create table finding (
    check_id varchar not null,
    severity varchar not null,
    centre_id varchar not null,
    year integer not null,
    indicator_id varchar not null,
    stated double,
    computed double,
    tolerance double,
    stated_observation_id integer,
    computed_observation_id integer,
    message_zh varchar not null,
    message_en varchar not null
);

-- Every figure of a whole centre that could stand in the series: printed, or following from the
-- growth that a later report prints. Annual figures only: a month's flow is no year's flow, and a
-- level counts for the year in whose last month it was taken.
create view candidate as
select
    o.observation_id, o.centre_id, o.year, o.indicator_id,
    o.value, o.low, o.high, 'reported' as basis,
    s.report_year, s.published_on,
    case o.growth_basis when 'printed' then o.printed_growth else '' end as printed_growth,
    o.growth_unit, o.qualifier, o.doubt
from observation o
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
join indicator i on i.indicator_id = o.indicator_id
where b.state = 'published' and o.role = 'actual' and o.scope = 'centre' and o.item = ''
    and o.bound = '' and o.value is not null and o.unit = i.unit
    and (length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12'))
union all
select
    o.observation_id, o.centre_id, o.year - 1 as year, o.indicator_id,
    o.prior as value, o.prior_low as low, o.prior_high as high, 'derived' as basis,
    s.report_year, s.published_on,
    '' as printed_growth, '' as growth_unit, o.qualifier, o.doubt
from observation o
join batch b on b.batch_id = o.batch_id
join source s on s.source_id = o.source_id
join indicator i on i.indicator_id = o.indicator_id
where b.state = 'published' and o.role = 'actual' and o.scope = 'centre' and o.item = ''
    and o.bound = '' and o.prior is not null and o.unit = i.unit
    and (length(o.period) = 4 or (i.kind <> 'flow' and substr(o.period, 6, 2) = '12'));

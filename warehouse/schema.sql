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

-- One load of one file by one person; state is staged, published, withdrawn or discarded. Choices
-- and summary are JSON: what the analyst answered, and what publishing it meant.
create table batch (
    batch_id integer primary key,
    file_name varchar not null,
    sha256 varchar not null,
    loaded_by varchar not null,
    loaded_at timestamp not null,
    state varchar not null,
    choices varchar not null,
    summary varchar not null
);

-- The original bytes of a file that somebody brought in.
create table upload (
    sha256 varchar primary key,
    content blob not null
);

-- What happened to a batch after it was staged: action is published or withdrawn. The edition
-- counts the states the figures were ever in.
create table event (
    edition integer primary key,
    batch_id integer not null,
    action varchar not null,
    made_by varchar not null,
    made_at timestamp not null,
    reason varchar not null
);

-- What a heading of a centre's own workbooks stands for, as an analyst corrected it; the indicator
-- is empty where it is to stay aside, the centre where the workbook holds several.
create table correction (
    centre_id varchar not null,
    heading varchar not null,
    indicator_id varchar not null,
    unit varchar not null,
    made_by varchar not null,
    made_at timestamp not null,
    primary key (centre_id, heading)
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

-- What a check gave for a centre and year, whichever way it went: verdict is pass, rounding (only
-- within rounding), fail or note (it does not fit, and 口径 may be why). Stated is what was printed,
-- computed what follows from other figures; both in the canonical unit with the interval that
-- rounding allows, empty where the check is of words. The evidence is observations, the stated one
-- first; source and span name a sentence of a text. The id stays while both figures stay.
create table finding (
    finding_id varchar not null,
    check_id varchar not null,
    verdict varchar not null,
    severity varchar not null,
    centre_id varchar not null,
    year integer not null,
    indicator_id varchar not null,
    item varchar not null,
    stated double,
    stated_low double,
    stated_high double,
    computed double,
    computed_low double,
    computed_high double,
    hint varchar not null,
    evidence integer[] not null,
    source_id varchar not null,
    span_start integer,
    span_end integer
);

-- What somebody decided about a finding: state is acknowledged, reported or open (taken up again).
-- Rows are only ever added; the last one counts.
create table decision (
    decision_id integer primary key,
    finding_id varchar not null,
    state varchar not null,
    note varchar not null,
    made_by varchar not null,
    made_at timestamp not null
);

-- A printed figure known to be wrong, and what it should say: from data/amendments.csv (origin
-- data) or from an analyst (origin page). It counts only while the source still prints the figure.
-- Rows are only ever added; one taken back has its day in revoked_at.
create table amendment (
    amendment_id integer primary key,
    origin varchar not null,
    source_id varchar not null,
    centre_id varchar not null,
    year integer not null,
    indicator_id varchar not null,
    role varchar not null,
    item varchar not null,
    printed_value varchar not null,
    printed_unit varchar not null,
    right_value varchar not null,
    right_unit varchar not null,
    value double not null,
    low double not null,
    high double not null,
    reason_zh varchar not null,
    reason_en varchar not null,
    made_by varchar not null,
    made_at timestamp not null,
    revoked_by varchar not null,
    revoked_at timestamp
);

-- A group of centres that somebody named to be held against.
create table peer_group (
    group_name varchar primary key,
    centres varchar[] not null,
    made_by varchar not null,
    made_at timestamp not null
);

-- One row per figure or sentence that a rule is about, before it is judged.
create or replace temp table found (
    check_id varchar,
    centre_id varchar,
    year integer,
    indicator_id varchar,
    item varchar,
    stated double,
    stated_low double,
    stated_high double,
    computed double,
    computed_low double,
    computed_high double,
    evidence integer[],
    source_id varchar,
    span_start integer,
    span_end integer
);

-- One row deleted per derived figure that a formula of printed figures replaces.
delete from series
where (centre_id, year, indicator_id) in (
    select (centre_id, year, indicator_id)
    from (
        select
            unnest($centre_id) as centre_id, unnest($year) as year,
            unnest($indicator_id) as indicator_id
    )
);

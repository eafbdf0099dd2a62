-- One row per range: of an indicator, in its canonical unit, or of a quotient of two.
create or replace temp table allowed as
select
    unnest($quantity) as quantity, unnest($indicator) as indicator_id, unnest($unit) as unit,
    unnest($level) as level, unnest($low) as low, unnest($high) as high
order by quantity, level;

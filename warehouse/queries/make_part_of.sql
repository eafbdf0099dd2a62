-- One row per part and whole of the identities: part and whole are indicators, part_item the line
-- of the part or empty; cautious where they may differ in scope.
create or replace temp table part_of as
select
    unnest($parts) as part, unnest($items) as part_item, unnest($wholes) as whole,
    unnest($cautious) as cautious
order by part, part_item, whole;

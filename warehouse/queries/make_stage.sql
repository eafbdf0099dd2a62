-- One row per name of a stage of a budget: plan or adjusted.
create or replace temp table stage as
select unnest($names) as name, unnest($stages) as stage
order by name;

-- One row per indicator whose unit can slip: the powers of ten it slips by, and the least figure
-- of which that can be told.
create or replace temp table slipping as
select
    unnest($indicator) as indicator_id, unnest($powers) as powers, unnest($least) as least
order by indicator_id;

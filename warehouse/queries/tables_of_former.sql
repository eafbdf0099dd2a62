-- One row per table of the warehouse that a build replaces.
select table_name
from duckdb_tables()
where database_name = 'former'
order by table_name;

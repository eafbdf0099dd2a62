-- One row per table of the warehouse that a build replaces, with the names of its columns.
select table_name, list(column_name order by column_index) as columns
from duckdb_columns()
where database_name = 'former' and not internal
group by table_name
order by table_name;

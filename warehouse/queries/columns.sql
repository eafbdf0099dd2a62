-- One row per column of the warehouse's tables and views, with what it and its table mean.
select
    t.table_name, t.table_type, t.table_comment,
    c.column_name, lower(c.data_type) as data_type, c.is_nullable, c.column_comment
from information_schema.tables t
join information_schema.columns c
    on c.table_catalog = t.table_catalog and c.table_schema = t.table_schema
    and c.table_name = t.table_name
where t.table_schema = 'main' and t.table_catalog = current_database()
order by t.table_type, t.table_name, c.ordinal_position;

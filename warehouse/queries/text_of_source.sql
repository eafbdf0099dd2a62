-- One row: the source's whole text, empty where we hold none.
select body
from source
where source_id = $source;

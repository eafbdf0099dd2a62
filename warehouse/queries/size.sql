-- One row: how many bytes the attached file must have at least to hold all its blocks.
select total_blocks * block_size as bytes
from pragma_database_size()
where database_name = 'warehouse';

-- One row per published figure of a touched centre whose document says what it takes in or leaves
-- out.
create or replace temp table qualified as
select observation_id, qualifier
from printed
where qualifier <> ''
order by observation_id;

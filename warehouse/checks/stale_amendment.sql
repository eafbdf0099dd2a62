-- check: stale_amendment
-- family: source
-- title: 更正所依据的印数仍在来源里 | The figure that was amended is still printed
-- problem: 来源已换或已撤回，不再印有更正所针对的数；这条更正不再生效，请收回或重做。 | The source was replaced or withdrawn and no longer prints the figure that was amended: the amendment counts no more. Take it back or make it anew.
-- severity: warning
-- relation: never
-- indicators: *
-- One row per amendment that nobody took back and whose figure no published source prints.
select distinct
    a.centre_id, a.year, a.indicator_id, a.item, cast([] as integer[]) as evidence, a.source_id
from righted a
where not a.is_printed

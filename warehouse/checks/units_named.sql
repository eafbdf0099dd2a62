-- check: units_named
-- family: text
-- title: 机构个数与列出的名称相符 | The number of units is that of the names listed
-- problem: 所印个数与前面列出的名称个数不等。 | The number is not that of the names listed before it.
-- severity: note
-- relation: =
-- indicators: org_unit_count
-- caution: 列出的名称可能不全，或一个名称含几个机构。 | The list may be incomplete, or a name may stand for several units.
-- basis: 报告自身的列举 | The report's own list
-- One row per number of units that ends a list of names: 内设甲、乙、丙3个科室.
with told as (
    select
        p.centre_id, p.year, p.indicator_id, p.item, p.observation_id, p.value, p.low, p.high,
        regexp_extract(
            regexp_replace(
                regexp_replace(
                    substr(b.body, 1, p.quote_start + p.figure_start), '[（(][^（）()]*[）)]', '', 'g'
                ),
                '\s+', '', 'g'
            ),
            '(?:内设|下设|设有|含|包括)([^，。；]*)(?:，[^，。；、]*)?$', 1
        ) as names
    from printed p
    join body b on b.source_id = p.source_id
    where p.indicator_id = 'org_unit_count' and p.role = 'actual' and p.bound = ''
        and p.doubt = '' and p.quote_start is not null
)
select
    t.centre_id, t.year, t.indicator_id, t.item,
    t.value as stated, t.low as stated_low, t.high as stated_high,
    length(t.names) - length(replace(t.names, '、', '')) + 1 as computed,
    length(t.names) - length(replace(t.names, '、', '')) + 1 as computed_low,
    length(t.names) - length(replace(t.names, '、', '')) + 1 as computed_high,
    [t.observation_id] as evidence
from told t
where t.names like '%、%' and t.names not like '%等%' and t.names not similar to '.*[0-9].*';

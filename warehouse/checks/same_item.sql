-- check: same_item
-- family: performance
-- title: 同一分项多处所印相符 | One item, one figure
-- problem: 同一报告同一分项印有不同的数，超出四舍五入。 | One report prints different figures for one item, beyond rounding.
-- severity: error
-- relation: =
-- indicators: perf_item_score, perf_score_rate, perf_completion_rate, project_self_score, project_budget_completion_rate, project_line_expenditure
-- basis: 勾稽关系 I32 | Identity I32
-- One row per figure of an item and the same item printed before it in the same document. Scores
-- only where they follow each other: items of two sections may share a name.
with told as (
    select
        p.source_id, p.centre_id, p.year, p.indicator_id, p.role, p.item, p.qualifier, p.unit,
        p.observation_id, p.value, p.low, p.high,
        lag(p.item) over earlier as item_before, lag(p.observation_id) over earlier as before_id
    from printed p
    where p.role in ('actual', 'score', 'full', 'target', 'budget') and p.item <> ''
        and p.bound = '' and p.doubt = '' and p.quote_start is not null
        and p.indicator_id in (
            'perf_item_score', 'perf_score_rate', 'perf_completion_rate', 'project_self_score',
            'project_budget_completion_rate', 'project_line_expenditure'
        )
    window earlier as (
        partition by p.source_id, p.centre_id, p.year, p.indicator_id, p.role, p.qualifier, p.unit
        order by p.quote_start + p.figure_start, p.observation_id
    )
)
select
    t.centre_id, t.year, t.indicator_id, t.item,
    t.value as stated, t.low as stated_low, t.high as stated_high,
    b.value as computed, b.low as computed_low, b.high as computed_high,
    [t.observation_id, b.observation_id] as evidence
from told t
join told b on b.observation_id = t.before_id
where t.item_before = t.item;

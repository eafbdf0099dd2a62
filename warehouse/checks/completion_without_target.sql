-- check: completion_without_target
-- family: text
-- title: 每个完成率都印有目标值 | Every completion rate has its target printed
-- problem: 报告印了其他指标的目标值，这一指标只有实际值与完成率。 | The report prints targets of other indicators; this one has only actual and completion rate.
-- severity: warning
-- relation: never
-- indicators: perf_completion_rate
-- basis: 勾稽关系 I29 需要目标值 | Identity I29 needs the target
-- One row per completion rate without a printed target in a report that prints targets of most.
-- Where a growth or the year before is printed, the target may be told in words, as 较上年增长.
with rates as (
    select
        r.source_id, r.centre_id, r.year, r.item, r.observation_id,
        (
            select count(*)
            from printed t
            where t.source_id = r.source_id and t.centre_id = r.centre_id and t.year = r.year
                and t.indicator_id = r.item and t.role = 'target'
        ) as targets,
        (
            select count(*)
            from printed g
            where g.source_id = r.source_id and g.centre_id = r.centre_id
                and g.indicator_id = r.item and g.item = ''
                and (g.role in ('prior', 'change') or (g.year = r.year and g.growth is not null))
        ) as comparisons
    from printed r
    where r.indicator_id = 'perf_completion_rate' and r.role = 'actual' and r.item <> ''
        and r.doubt = ''
),
reports as (
    select
        r.source_id, r.centre_id, r.year, count(*) as told,
        sum(case when r.targets > 0 then 1 else 0 end) as with_target
    from rates r
    group by r.source_id, r.centre_id, r.year
)
select
    r.centre_id, r.year, r.item as indicator_id, '' as item, [r.observation_id] as evidence
from rates r
join reports t on t.source_id = r.source_id and t.centre_id = r.centre_id and t.year = r.year
where r.targets = 0 and r.comparisons = 0 and 2 * t.with_target > t.told;

-- check: targets_unprinted
-- family: text
-- title: 完成率的目标值已印出 | The target behind a completion rate is printed
-- problem: 报告只印完成率，未印目标值，无从复核。 | The report prints completion without any target, so it cannot be checked.
-- severity: note
-- relation: never
-- indicators: perf_completion_rate
-- caution: 目标值可能在附表或年度任务文件中。 | The target may stand in an annex or in the year's task list.
-- basis: 勾稽关系 I29 需要目标值 | Identity I29 needs the target
-- One row per completion rate in a report that prints no target at all.
select
    r.centre_id, r.year, r.indicator_id, r.item, [r.observation_id] as evidence
from printed r
where r.indicator_id = 'perf_completion_rate' and r.role = 'actual' and r.item <> ''
    and r.doubt = '' and r.quote_start is not null
    and not exists (
        select 1
        from printed t
        where t.source_id = r.source_id and t.centre_id = r.centre_id and t.year = r.year
            and t.role = 'target'
    );

-- check: disclosure_days
-- family: budget
-- title: 预决算在时限内公开 | Budget and final accounts disclosed in time
-- problem: 批复到公开的天数超过报告所称的时限。 | From approval to disclosure took longer than the limit the report states.
-- severity: warning
-- relation: <=
-- indicators: disclosure_date, compliance_time_limit
-- basis: 报告所称的时限（批复后 20 日内） | The limit stated in the report (20 days from approval)
-- One row per budget or final accounts with both dates and the limit printed in one document.
with dated as (
    select
        p.source_id, p.centre_id, p.year, p.indicator_id, p.item, p.role, p.observation_id,
        try_cast(p.printed_value as date) as day
    from printed p
    where p.indicator_id = 'disclosure_date'
)
select
    d.centre_id, d.year, 'compliance_time_limit' as indicator_id, d.item,
    d.day - a.day as stated,
    d.day - a.day as stated_low,
    d.day - a.day as stated_high,
    t.value as computed, t.value as computed_low, t.value as computed_high,
    [d.observation_id, a.observation_id, t.observation_id] as evidence
from dated d
join dated a
    on a.source_id = d.source_id and a.centre_id = d.centre_id
    and a.indicator_id = d.indicator_id and a.item = replace(d.item, '公开', '批复')
join printed t
    on t.source_id = d.source_id and t.centre_id = d.centre_id and t.year = d.year
    and t.indicator_id = 'compliance_time_limit' and t.item like '%公开%'
where d.item like '%公开日' and d.role = 'actual' and d.day is not null and a.day is not null;

-- check: network_outages
-- family: performance
-- title: 连通日数 = 全年日数 − 停办日数，部分停办至多折算全日 | Days connected = days of the year − days out; a partial outage counts at most a whole day
-- problem: 连通日数超出停办日数所能折算的范围。 | The days connected are outside what the printed outages allow.
-- severity: warning
-- relation: between
-- indicators: network_uptime_days
-- basis: 部分停办的折算办法报告未印，取零至全日 | How a partial outage counts is not printed, so anything from nothing to a whole day
-- One row per printed number of days connected with days of outage, whole and partial.
with told as (
    select
        p.source_id, p.centre_id, p.year, p.item, p.observation_id, p.value, p.quote_start,
        case
            when p.year % 4 = 0 and (p.year % 100 <> 0 or p.year % 400 = 0) then 366.0
            else 365.0
        end as whole
    from printed p
    where p.indicator_id = 'network_uptime_days' and p.role = 'actual' and p.bound = ''
        and p.doubt = ''
),
outages as (
    select
        o.source_id, o.centre_id, o.year,
        sum(case when o.item like '部分%' then 0 else o.value end) as least_out,
        sum(o.value) as most_out,
        list(o.observation_id order by o.observation_id) as evidence
    from told o
    where o.item like '%停办%'
    group by o.source_id, o.centre_id, o.year
)
select
    t.centre_id, t.year, 'network_uptime_days' as indicator_id, t.item,
    t.value as stated, t.value as stated_low, t.value as stated_high,
    t.whole - (o.least_out + o.most_out) / 2 as computed, t.whole - o.most_out as computed_low,
    t.whole - o.least_out as computed_high,
    list_prepend(t.observation_id, o.evidence) as evidence
from told t
join outages o on o.source_id = t.source_id and o.centre_id = t.centre_id and o.year = t.year
where t.item like '%连通%';

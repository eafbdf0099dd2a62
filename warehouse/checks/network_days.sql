-- check: network_days
-- family: performance
-- title: 网络连通性 = 连通日数 ÷ 全年日数 | Network availability = days connected ÷ days of the year
-- problem: 网络连通性与所印连通日数算出的不符。 | Availability is not what the printed days give.
-- severity: error
-- relation: =
-- indicators: network_availability, network_uptime_days
-- basis: 报告对该指标的说明（年度网络正常联通时间 ÷ 全年时间） | The report's own definition (time connected ÷ time of the year)
-- One row per printed availability whose report prints the days connected, a count.
with days as (
    select
        p.source_id, p.centre_id, p.year, p.observation_id, p.value,
        case
            when p.year % 4 = 0 and (p.year % 100 <> 0 or p.year % 400 = 0) then 366.0
            else 365.0
        end as whole
    from printed p
    where p.indicator_id = 'network_uptime_days' and p.item like '%连通%' and p.role = 'actual'
        and p.bound = '' and p.doubt = ''
)
select
    r.centre_id, r.year, r.indicator_id, '' as item,
    r.value as stated, r.low as stated_low, r.high as stated_high,
    100 * d.value / d.whole as computed, 100 * d.value / d.whole as computed_low,
    100 * d.value / d.whole as computed_high,
    [r.observation_id, d.observation_id] as evidence
from printed r
join days d on d.source_id = r.source_id and d.centre_id = r.centre_id and d.year = r.year
where r.indicator_id = 'network_availability' and r.role = 'actual' and r.bound = ''
    and r.doubt = '';

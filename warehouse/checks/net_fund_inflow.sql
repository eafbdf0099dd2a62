-- check: net_fund_inflow
-- family: balance
-- title: 资金净流入 = 缴存额 + 贷款回收额 − 提取额 − 贷款发放额 | Net inflow = deposits + repayments − withdrawals − loans issued
-- problem: 资金净流入按计贷款与不计贷款都算不出。 | The net inflow follows neither with nor without loans.
-- severity: warning
-- relation: =
-- indicators: net_fund_inflow
-- caution: 利息与出表资金是否计入未统一。 | Centres differ on counting interest and money from securitised loans.
-- basis: 指标目录的公式 | Formula of the indicator catalogue
-- identities: net_fund_inflow
-- One row per printed net fund inflow beside the nearer of its two definitions.
with parts as (
    select
        s.centre_id, s.year, s.indicator_id,
        s.value as stated, s.low as stated_low, s.high as stated_high,
        d.value - w.value as paid, d.low - w.high as paid_low, d.high - w.low as paid_high,
        b.value - a.value as lent, b.low - a.high as lent_low, b.high - a.low as lent_high,
        [
            s.observation_id, d.observation_id, w.observation_id,
            b.observation_id, a.observation_id
        ] as evidence
    from held s
    join held d on d.centre_id = s.centre_id and d.year = s.year and d.indicator_id = 'deposits'
    join held w on w.centre_id = s.centre_id and w.year = s.year
        and w.indicator_id = 'withdrawals'
    join held b on b.centre_id = s.centre_id and b.year = s.year
        and b.indicator_id = 'loans_recovered'
    join held a on a.centre_id = s.centre_id and a.year = s.year
        and a.indicator_id = 'loans_issued'
    where s.indicator_id = 'net_fund_inflow' and s.basis = 'reported'
),
sides as (
    select
        p.*, 'members' as definition, p.paid as computed, p.paid_low as computed_low,
        p.paid_high as computed_high
    from parts p
    union all
    select
        p.*, 'all' as definition, p.paid + p.lent as computed,
        p.paid_low + p.lent_low as computed_low, p.paid_high + p.lent_high as computed_high
    from parts p
),
nearest as (
    select
        s.*,
        row_number() over (
            partition by s.centre_id, s.year, s.indicator_id
            order by
                greatest(s.stated_low - s.computed_high, s.computed_low - s.stated_high),
                abs(s.stated - s.computed), s.definition
        ) as place
    from sides s
)
select
    centre_id, year, indicator_id, '' as item, stated, stated_low, stated_high,
    computed, computed_low, computed_high, evidence
from nearest
where place = 1;

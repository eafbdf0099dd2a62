-- check: I13_overdue
-- family: ratio
-- title: 逾期额与准备金比率 = 逾期额 ÷ 风险准备金余额 | Overdue to reserve = overdue loans ÷ risk reserve
-- problem: 逾期额与准备金比率同逾期额、准备金余额不合。 | Overdue to reserve does not follow from overdue loans and the risk reserve.
-- severity: error
-- relation: =
-- indicators: overdue_to_reserve_ratio
-- basis: 勾稽关系 I13 | Identity I13
-- identities: overdue_to_reserve_ratio
-- One row per printed overdue to reserve beside the two figures it is of.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'overdue_amount'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'risk_reserve_balance'
where s.indicator_id = 'overdue_to_reserve_ratio' and s.basis = 'reported' and b.low > 0;

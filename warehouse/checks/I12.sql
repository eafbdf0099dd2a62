-- check: I12
-- family: balance
-- title: 风险准备金余额 = 上年末余额 + 提取 − 核销 | Risk reserve = last year's balance + provision − write-offs
-- problem: 风险准备金余额的增减不等于提取减核销。 | The change of the risk reserve is not the provision less write-offs.
-- severity: warning
-- relation: =
-- indicators: risk_reserve_balance
-- basis: 勾稽关系 I12 | Identity I12
-- identities: risk_reserve_balance
-- One row per printed risk reserve beside the year before, what was added and written off.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value - b.value as computed,
    p.low + a.low - b.high as computed_low, p.high + a.high - b.low as computed_high,
    [s.observation_id, p.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'risk_reserve_balance'
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'risk_reserve_provision'
join held b on b.centre_id = s.centre_id and b.year = s.year
    and b.indicator_id = 'risk_reserve_writeoff'
where s.indicator_id = 'risk_reserve_balance' and s.basis = 'reported';

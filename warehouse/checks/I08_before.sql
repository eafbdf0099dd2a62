-- check: I08_before
-- family: ratio
-- title: 上年提取率与上年两数闭合 | Last year's withdrawal rate closes with last year's amounts
-- problem: 按百分点倒推的上年提取率，与上年提取额、缴存额不合，上年数可能已调整。 | Last year's rate by its change in points does not follow from last year's amounts; they may have been restated.
-- severity: warning
-- relation: =
-- indicators: withdrawal_to_deposit_ratio
-- basis: 勾稽关系 I08、I23 | Identity I08、I23
-- One row per withdrawal rate of last year that follows from a change in points, beside the
-- amounts of last year.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    100 * a.value / b.value as computed,
    100 * a.low / b.high as computed_low, 100 * a.high / b.low as computed_high,
    [s.observation_id, a.observation_id, b.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'withdrawals'
join held b on b.centre_id = s.centre_id and b.year = s.year and b.indicator_id = 'deposits'
where s.indicator_id = 'withdrawal_to_deposit_ratio' and s.basis = 'derived' and b.low > 0;

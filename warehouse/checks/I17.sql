-- check: I17
-- family: balance
-- title: 累计提取补充资金 = 上年末累计 + 当年提取 | Rental-housing provisions to date = last year's + provision of the year
-- problem: 累计提取补充资金不等于上年末累计加当年提取。 | Rental-housing provisions to date are not last year's and the year's together.
-- severity: warning
-- relation: =
-- indicators: rental_supplement_total
-- basis: 勾稽关系 I17 | Identity I17
-- identities: rental_supplement_total
-- One row per printed total of rental-housing provisions beside the year before.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    p.value + a.value as computed,
    p.low + a.low as computed_low, p.high + a.high as computed_high,
    [s.observation_id, p.observation_id, a.observation_id] as evidence
from held s
join held p on p.centre_id = s.centre_id and p.year = s.year - 1
    and p.indicator_id = 'rental_supplement_total'
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'rental_supplement_provision'
where s.indicator_id = 'rental_supplement_total' and s.basis = 'reported';

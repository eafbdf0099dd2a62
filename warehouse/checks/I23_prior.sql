-- check: I23_prior
-- family: change
-- title: 同时印出的上年数与同比相符 | Last year's figure printed beside this year's fits the growth
-- problem: 所印上年数与同比倒推的不合。 | The printed figure of last year does not follow from the growth.
-- severity: warning
-- relation: =
-- indicators: *
-- basis: 勾稽关系 I23 | Identity I23
-- One row per figure of last year printed beside this year's, and what this year's printed growth
-- makes of it.
select
    a.centre_id, a.year, a.indicator_id, '' as item,
    a.value as stated, a.low as stated_low, a.high as stated_high,
    100 * s.value / (100 + s.growth) as computed,
    100 * s.low / (100 + s.growth_high) as computed_low,
    100 * s.high / (100 + s.growth_low) as computed_high,
    [a.observation_id, s.observation_id] as evidence
from printed a
join grown s on s.centre_id = a.centre_id and s.year = a.year + 1
    and s.indicator_id = a.indicator_id
where a.role = 'prior' and a.is_annual and a.item = '' and a.bound = '' and a.doubt = ''
    and s.low > 0 and s.growth_low > -100;

-- check: I22_employers
-- family: change
-- title: 净增单位不多于新开户单位 | Net new employers are at most the newly registered
-- problem: 实缴单位的净增多于新开户单位。 | Contributing employers grew by more than registered.
-- severity: warning
-- relation: <=
-- indicators: net_new_employers, paying_employers
-- caution: 停缴单位恢复缴存也会使实缴单位增加。 | Employers that resume paying also add to those contributing.
-- basis: 勾稽关系 I22 | Identity I22
-- identities: I22.employers
-- One row per net increase in contributing employers, printed or else the difference of two years,
-- beside those newly registered.
with net as (
    select n.centre_id, n.year, n.value, n.low, n.high, [n.observation_id] as used
    from held n
    where n.indicator_id = 'net_new_employers' and n.basis = 'reported'
    union all
    select
        a.centre_id, a.year, a.value - p.value as value, a.low - p.high as low,
        a.high - p.low as high, [a.observation_id, p.observation_id] as used
    from held a
    join held p on p.centre_id = a.centre_id and p.year = a.year - 1
        and p.indicator_id = 'paying_employers'
    left join held n on n.centre_id = a.centre_id and n.year = a.year
        and n.indicator_id = 'net_new_employers' and n.basis = 'reported'
    where a.indicator_id = 'paying_employers' and a.basis = 'reported' and n.value is null
)
select
    s.centre_id, s.year, 'net_new_employers' as indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    list_append(s.used, a.observation_id) as evidence
from net s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'new_employers';

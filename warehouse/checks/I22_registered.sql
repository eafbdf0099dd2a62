-- check: I22_registered
-- family: change
-- title: 新开户单位不多于实缴单位 | Newly registered employers are at most those contributing
-- problem: 新开户单位多于实缴单位。 | More employers registered than contributed.
-- severity: warning
-- relation: <=
-- indicators: new_employers
-- caution: 开户后可能尚未缴存。 | An employer may register without contributing yet.
-- basis: 勾稽关系 I22 | Identity I22
-- identities: I22.registered
-- One row per printed count of new employers beside those contributing.
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    a.value as computed, a.low as computed_low, a.high as computed_high,
    [s.observation_id, a.observation_id] as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year and a.indicator_id = 'paying_employers'
where s.indicator_id = 'new_employers' and s.basis = 'reported';

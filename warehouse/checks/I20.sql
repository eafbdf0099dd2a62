-- check: I20
-- family: balance
-- title: 资金存储 = 各类存款之和 | Bank deposits = sum of the kinds of deposit
-- problem: 资金存储不等于所列各类存款之和。 | Bank deposits are not the sum of the kinds listed.
-- severity: warning
-- relation: =
-- indicators: bank_deposit_mix
-- caution: 所列各类可能不全。 | The kinds listed may be incomplete.
-- basis: 勾稽关系 I20 | Identity I20
-- One row per printed amount of bank deposits beside the sum of the kinds listed with it.
with kinds as (
    select
        centre_id, year, source_id, item, min(value) as value, min(low) as low, max(high) as high,
        min(observation_id) as observation_id
    from printed
    where indicator_id = 'bank_deposit_mix' and role = 'actual' and item <> '' and unit = 'CNY'
        and is_annual and value is not null
    group by centre_id, year, source_id, item
),
total as (
    select
        centre_id, year, source_id, sum(value order by observation_id) as value,
        sum(low order by observation_id) as low, sum(high order by observation_id) as high,
        list(observation_id order by observation_id) as used
    from kinds
    group by centre_id, year, source_id
    having count(*) > 1
)
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    t.value as computed, t.low as computed_low, t.high as computed_high,
    list_prepend(s.observation_id, t.used) as evidence
from held s
join total t on t.centre_id = s.centre_id and t.year = s.year
where s.indicator_id = 'bank_deposits' and s.basis = 'reported';

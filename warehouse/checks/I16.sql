-- check: I16
-- family: ratio
-- title: 由增值收益率倒推的月均缴存余额在年初与年末余额之间 | The average balance that the value-added yield implies lies between opening and closing balance
-- problem: 增值收益率高于或低于年初、年末缴存余额所能得出的。 | The value-added yield is beyond what opening and closing deposit balances allow.
-- severity: warning
-- relation: between
-- indicators: value_added_yield
-- caution: 月均余额在年内可略高于或略低于两端。 | Within the year the average may lie slightly beyond both ends.
-- basis: 勾稽关系 I16 | Identity I16
-- identities: I16
-- One row per value-added yield beside what the income would be of the opening and of the closing
-- balance; a balance that nothing prints is traced back from loans and their ratio to it.
with closing as (
    select b.centre_id, b.year, b.value, b.low, b.high, [b.observation_id] as used
    from held b
    where b.indicator_id = 'deposit_balance'
    union all
    select
        a.centre_id, a.year, 100 * a.value / r.value as value, 100 * a.low / r.high as low,
        100 * a.high / r.low as high, [a.observation_id, r.observation_id] as used
    from held a
    join held r on r.centre_id = a.centre_id and r.year = a.year
        and r.indicator_id = 'loan_to_deposit_ratio'
    left join held b on b.centre_id = a.centre_id and b.year = a.year
        and b.indicator_id = 'deposit_balance'
    where a.indicator_id = 'loan_balance' and r.low > 0 and b.value is null
),
opening as (
    select b.centre_id, b.year + 1 as year, b.value, b.low, b.high, b.used from closing b
    union all
    select
        c.centre_id, c.year, c.value - d.value + w.value as value,
        c.low - d.high + w.low as low, c.high - d.low + w.high as high,
        list_concat(c.used, [d.observation_id, w.observation_id]) as used
    from closing c
    join held d on d.centre_id = c.centre_id and d.year = c.year and d.indicator_id = 'deposits'
    join held w on w.centre_id = c.centre_id and w.year = c.year
        and w.indicator_id = 'withdrawals'
    left join closing p on p.centre_id = c.centre_id and p.year = c.year - 1
    where p.value is null
)
select
    s.centre_id, s.year, s.indicator_id, '' as item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    200 * a.value / (b.value + c.value) as computed,
    100 * least(a.low / greatest(b.high, c.high), a.low / least(b.low, c.low)) as computed_low,
    100 * greatest(a.high / greatest(b.high, c.high), a.high / least(b.low, c.low))
        as computed_high,
    list_concat(list_concat([s.observation_id, a.observation_id], b.used), c.used) as evidence
from held s
join held a on a.centre_id = s.centre_id and a.year = s.year
    and a.indicator_id = 'value_added_income'
join closing c on c.centre_id = s.centre_id and c.year = s.year
join opening b on b.centre_id = s.centre_id and b.year = s.year
where s.indicator_id = 'value_added_yield' and b.low > 0 and c.low > 0;

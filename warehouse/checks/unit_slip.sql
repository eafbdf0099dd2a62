-- check: unit_slip
-- family: change
-- title: 与前后年相比，单位没有错位 | Beside the years around it, a figure has kept its unit
-- problem: 数值约为前后年的十、百、千、万或亿倍（或分之一），疑为单位错位。 | The figure is about a power of ten times the years around it; its unit may have slipped.
-- severity: warning
-- relation: never
-- indicators: *
-- basis: 单位换算的倍数：元、千元、万元、亿元，%、‰ | Factors between printed units: yuan, thousands, ten thousands and hundred millions of it; % and ‰
-- One row per printed figure that is 10, 100, 1,000, 10,000 or 100,000,000 times, or the same part
-- of, the figures of every year around it: two of them, or the year before alone where that cannot
-- be chance. Tenfold within 1.6 is what a unit leaves open while levels change by up to 60%.
with suspects as (
    select centre_id, year, indicator_id from beside where last <> value
    union
    select centre_id, year - 1 as year, indicator_id from beside where last <> value
),
around as (
    select
        s.centre_id, s.year, s.indicator_id, s.value, s.low, s.high, s.observation_id,
        o.year as other_year, o.value as other, o.low as other_low, o.high as other_high,
        o.observation_id as other_id, log10(s.value / o.value) as times
    from suspects f
    join held s on s.centre_id = f.centre_id and s.year = f.year
        and s.indicator_id = f.indicator_id
    join held o on o.centre_id = s.centre_id and o.indicator_id = s.indicator_id
        and o.year between s.year - 2 and s.year + 1 and o.year <> s.year
    join slipping i on i.indicator_id = s.indicator_id
    where s.basis = 'reported' and o.basis = 'reported' and s.value > 0 and o.value > 0
        and greatest(s.value, o.value) >= i.least
),
judged as (
    select
        centre_id, year, indicator_id, value, low, high, observation_id,
        min(round(times)) as power, count(*) as years,
        arg_max(other, other_year) as other, arg_max(other_low, other_year) as other_low,
        arg_max(other_high, other_year) as other_high,
        list(other_id order by other_year desc) as others
    from around
    group by centre_id, year, indicator_id, value, low, high, observation_id
    having min(round(times)) = max(round(times)) and max(abs(times - round(times))) < 0.2
        and (count(*) > 1 or max(other_year) < year)
)
select
    j.centre_id, j.year, j.indicator_id, '' as item,
    j.value as stated, j.low as stated_low, j.high as stated_high,
    j.other as computed, j.other_low as computed_low, j.other_high as computed_high,
    list_prepend(j.observation_id, j.others) as evidence
from judged j
join slipping i on i.indicator_id = j.indicator_id
where list_contains(i.powers, abs(j.power)::integer) and (j.years > 1 or abs(j.power) > 1);

-- check: out_of_range
-- family: source
-- title: 数值在其定义所限之内 | A figure is within what its definition allows
-- problem: 数值超出其定义所限。 | The figure is beyond what its definition allows.
-- severity: error
-- relation: never
-- indicators: *
-- basis: 指标目录的取值范围 | Ranges of the indicator catalogue
-- One row per printed figure beyond its range, beside the bound it is beyond.
select
    s.centre_id, s.year, s.indicator_id, s.item,
    s.value as stated, s.low as stated_low, s.high as stated_high,
    case when s.value < b.low then b.low else b.high end as computed,
    coalesce(b.low, b.high) as computed_low, coalesce(b.high, b.low) as computed_high,
    [s.observation_id] as evidence
from printed s
join allowed b on b.indicator_id = s.indicator_id and b.unit = s.unit
where b.level = 'error' and s.doubt = ''
    and s.role in ('actual', 'prior', 'target', 'budget', 'plan', 'policy')
    and (s.value < b.low or s.value > b.high);

-- check: ratio_of_items
-- family: performance
-- title: 比率 = 所印分项之比 | Ratio = quotient of the parts printed
-- problem: 比率与同一报告所印的分项算出的不符。 | The ratio is not what the parts in the same report give.
-- severity: error
-- relation: =
-- indicators: wrong_case_rate, lawyer_attendance_rate, procurement_contract_timely_rate, media_publicity_rate, flex_withdrawal_rate, rent_withdrawal_young_share
-- basis: 指标目录的公式 | Formulas of the catalogue
-- One row per printed ratio whose report prints every part that its formula names; a part is
-- counted by its weight in numerator and denominator.
with parts (ratio_id, ratio_item, part_id, part_item, above, below) as (
    values
        ('wrong_case_rate', '', 'legal_case_count', '行政复议错案', 1, 0),
        ('wrong_case_rate', '', 'legal_case_count', '诉讼错案', 1, 0),
        ('wrong_case_rate', '', 'legal_case_count', '行政复议案件', 0, 1),
        ('wrong_case_rate', '', 'legal_case_count', '诉讼案件', 0, 1),
        ('lawyer_attendance_rate', '', 'legal_case_count', '律师已出庭', 1, 0),
        ('lawyer_attendance_rate', '', 'legal_case_count', '律师应出庭', 0, 1),
        ('procurement_contract_timely_rate', '', 'procurement_contract_count', '采购', 1, 1),
        ('procurement_contract_timely_rate', '', 'procurement_contract_count', '签订超期', -1, 0),
        ('media_publicity_rate', '', 'media_channels', '实际渠道', 1, 0),
        ('media_publicity_rate', '', 'media_channels', '计划渠道', 0, 1),
        ('flex_withdrawal_rate', '', 'flex_amount', '提取', 1, 0),
        ('flex_withdrawal_rate', '', 'flex_amount', '缴存', 0, 1),
        ('rent_withdrawal_young_share', '累计·按人数', 'rent_withdrawal_persons', '累计·35岁以下', 1, 0),
        ('rent_withdrawal_young_share', '累计·按人数', 'rent_withdrawal_persons', '累计', 0, 1),
        ('rent_withdrawal_young_share', '累计·按金额', 'rent_withdrawal_amount', '累计·35岁以下', 1, 0),
        ('rent_withdrawal_young_share', '累计·按金额', 'rent_withdrawal_amount', '累计', 0, 1),
        ('rent_withdrawal_young_share', '按人数', 'rent_withdrawal_persons', '35岁以下', 1, 0),
        ('rent_withdrawal_young_share', '按人数', 'rent_withdrawal_persons', '', 0, 1),
        ('rent_withdrawal_young_share', '按金额', 'rent_withdrawal_amount', '35岁以下', 1, 0),
        ('rent_withdrawal_young_share', '按金额', 'rent_withdrawal_amount', '', 0, 1)
),
asked as (
    select p.ratio_id, p.ratio_item, count(*) as needed
    from parts p
    group by p.ratio_id, p.ratio_item
),
nearest as (
    select
        r.observation_id as ratio_observation, p.ratio_id, p.ratio_item, p.above, p.below,
        f.observation_id, f.value, f.low, f.high,
        row_number() over (
            partition by r.observation_id, p.part_id, p.part_item
            order by abs(r.quote_start - f.quote_start), f.observation_id
        ) as place
    from printed r
    join parts p on p.ratio_id = r.indicator_id and p.ratio_item = r.item
    join printed f
        on f.source_id = r.source_id and f.centre_id = r.centre_id and f.year = r.year
        and f.indicator_id = p.part_id and f.item = p.part_item
        and f.role in ('actual', 'target') and f.bound = '' and f.doubt = ''
    where r.role = 'actual' and r.bound = '' and r.doubt = ''
),
summed as (
    select
        n.ratio_observation, n.ratio_id, n.ratio_item, count(*) as found,
        sum(n.above * n.value order by n.observation_id) as above,
        sum(n.below * n.value order by n.observation_id) as below,
        sum(n.above * case when n.above < 0 then n.high else n.low end) as above_low,
        sum(n.above * case when n.above < 0 then n.low else n.high end) as above_high,
        sum(n.below * n.low) as below_low, sum(n.below * n.high) as below_high,
        list(n.observation_id order by n.observation_id) as evidence
    from nearest n
    where n.place = 1
    group by n.ratio_observation, n.ratio_id, n.ratio_item
)
select
    r.centre_id, r.year, r.indicator_id, r.item,
    r.value as stated, r.low as stated_low, r.high as stated_high,
    100 * s.above / s.below as computed, 100 * s.above_low / s.below_high as computed_low,
    100 * s.above_high / s.below_low as computed_high,
    list_prepend(r.observation_id, s.evidence) as evidence
from summed s
join asked a on a.ratio_id = s.ratio_id and a.ratio_item = s.ratio_item and a.needed = s.found
join printed r on r.observation_id = s.ratio_observation
where s.below_low > 0;

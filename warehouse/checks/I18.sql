-- check: I18
-- family: change
-- title: 上交（上缴）数等于当年或上年提取数 | What is remitted = provision of the year or of the year before
-- problem: 上交（上缴）数与当年、上年提取数都不相等。 | What was remitted is neither the provision of the year nor that of the year before.
-- severity: note
-- relation: =
-- indicators: mgmt_fee_remitted, rental_supplement_remitted
-- caution: 上交与提取可跨年，也可分次。 | Remittance may lag or come in parts.
-- basis: 勾稽关系 I18 | Identity I18
-- identities: I18.fee, I18.rental
-- One row per printed amount remitted beside the nearer of the provisions of this year and last;
-- nothing can be said where it is not this year's and last year's is not known.
with sides as (
    select
        s.centre_id, s.year, s.indicator_id,
        s.value as stated, s.low as stated_low, s.high as stated_high,
        a.value as computed, a.low as computed_low, a.high as computed_high,
        [s.observation_id, a.observation_id] as evidence,
        s.year - a.year as definition,
        count(*) over (partition by s.centre_id, s.year, s.indicator_id) as known
    from held s
    join held a on a.centre_id = s.centre_id and a.year between s.year - 1 and s.year
        and a.indicator_id = replace(s.indicator_id, '_remitted', '_provision')
    where s.indicator_id in ('mgmt_fee_remitted', 'rental_supplement_remitted')
        and a.indicator_id in ('mgmt_fee_provision', 'rental_supplement_provision')
        and s.basis = 'reported'
),
nearest as (
    select
        s.*,
        row_number() over (
            partition by s.centre_id, s.year, s.indicator_id
            order by
                greatest(s.stated_low - s.computed_high, s.computed_low - s.stated_high),
                abs(s.stated - s.computed), s.definition
        ) as place
    from sides s
)
select
    centre_id, year, indicator_id, '' as item, stated, stated_low, stated_high,
    computed, computed_low, computed_high, evidence
from nearest
where place = 1
    and (known = 2 or (stated_low <= computed_high and computed_low <= stated_high));

-- check: I09
-- family: ratio
-- title: 住房贡献率 = 用于住房的资金 ÷ 缴存额 | Housing contribution rate = money spent on housing ÷ deposits
-- problem: 住房贡献率按宽、窄两种口径都算不出。 | The housing contribution rate follows from neither of its two definitions.
-- severity: error
-- relation: =
-- indicators: housing_contribution_rate
-- basis: 勾稽关系 I09 | Identity I09
-- identities: housing_contribution_rate
-- One row per printed housing contribution rate beside the nearer of its two definitions.
with parts as (
    select
        s.centre_id, s.year, s.indicator_id,
        s.value as stated, s.low as stated_low, s.high as stated_high,
        a.value + w.value as narrow, a.low + w.low as narrow_low, a.high + w.high as narrow_high,
        b.value + c.value as more, b.low + c.low as more_low, b.high + c.high as more_high,
        d.value as paid, d.low as paid_low, d.high as paid_high,
        [
            s.observation_id, a.observation_id, w.observation_id,
            b.observation_id, c.observation_id, d.observation_id
        ] as evidence
    from held s
    join held a on a.centre_id = s.centre_id and a.year = s.year
        and a.indicator_id = 'loans_issued'
    join held w on w.centre_id = s.centre_id and w.year = s.year
        and w.indicator_id = 'housing_withdrawal_amount'
    join held b on b.centre_id = s.centre_id and b.year = s.year
        and b.indicator_id = 'subsidised_loan_amount'
    join held c on c.centre_id = s.centre_id and c.year = s.year
        and c.indicator_id = 'project_loan_amount'
    join held d on d.centre_id = s.centre_id and d.year = s.year and d.indicator_id = 'deposits'
    where s.indicator_id = 'housing_contribution_rate' and s.basis = 'reported' and d.low > 0
),
sides as (
    select
        p.*, 'narrow' as definition, 100 * p.narrow / p.paid as computed,
        100 * p.narrow_low / p.paid_high as computed_low,
        100 * p.narrow_high / p.paid_low as computed_high
    from parts p
    union all
    select
        p.*, 'wide' as definition, 100 * (p.narrow + p.more) / p.paid as computed,
        100 * (p.narrow_low + p.more_low) / p.paid_high as computed_low,
        100 * (p.narrow_high + p.more_high) / p.paid_low as computed_high
    from parts p
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
where place = 1;

-- check: I25
-- family: ratio
-- title: 一套结构占比合计 100% | The shares of one breakdown add up to 100%
-- problem: 所列占比合计不是 100%。 | The shares listed do not add up to 100%.
-- severity: warning
-- relation: =
-- indicators: depositor_mix, withdrawal_mix, loan_mix_by_dwelling, loan_mix_by_borrower
-- caution: 所列各项可能不全。 | The list may be incomplete.
-- basis: 勾稽关系 I25 | Identity I25
-- One row per sentence or table whose shares of one breakdown come near to whole hundreds; several
-- breakdowns side by side come to as many hundreds, and lists farther off are not whole.
with shares as (
    select
        centre_id, year, indicator_id, source_id, quote_start, item, min(value) as value,
        min(low) as low, max(high) as high, min(observation_id) as observation_id
    from printed
    where indicator_id in (
            'depositor_mix', 'withdrawal_mix', 'loan_mix_by_dwelling', 'loan_mix_by_borrower'
        )
        and role = 'actual' and bound = '' and doubt = '' and unit = 'percent' and item <> ''
        and value is not null
    group by centre_id, year, indicator_id, source_id, quote_start, item
),
total as (
    select
        centre_id, year, indicator_id, sum(value order by observation_id) as value,
        sum(low order by observation_id) as low, sum(high order by observation_id) as high,
        100 * round(sum(value) / 100) as whole,
        list(observation_id order by observation_id) as evidence
    from shares
    group by centre_id, year, indicator_id, source_id, quote_start
    having count(*) > 1
)
select
    centre_id, year, indicator_id, '' as item,
    value as stated, low as stated_low, high as stated_high,
    whole as computed, whole as computed_low, whole as computed_high, evidence
from total
where whole >= 100 and abs(value - whole) <= 5;

-- check: I33
-- family: ratio
-- title: 笔均贷款不高于最高额度 | The average loan is at most the loan cap
-- problem: 笔均贷款高于最高额度。 | The average loan is above the loan cap.
-- severity: warning
-- relation: <=
-- indicators: loan_amount_cap
-- caution: 多子女家庭等另有上浮额度。 | Some households, such as those with several children, have a higher cap.
-- basis: 勾稽关系 I33 | Identity I33
-- identities: I33
-- One row per average loan, of loans issued and their number, beside the printed highest loan.
with cap as (
    select
        centre_id, year, max(value) as value, max(low) as low, max(high) as high,
        max_by(observation_id, value) as observation_id
    from printed
    where indicator_id = 'loan_amount_cap' and item = '最高额度' and bound in ('', '<=', '<')
        and doubt = '' and unit = 'CNY'
    group by centre_id, year
)
select
    a.centre_id, a.year, 'average_loan' as indicator_id, '' as item,
    a.value / b.value as stated, a.low / b.high as stated_low, a.high / b.low as stated_high,
    c.value as computed, c.low as computed_low, c.high as computed_high,
    [a.observation_id, b.observation_id, c.observation_id] as evidence
from held a
join held b on b.centre_id = a.centre_id and b.year = a.year
    and b.indicator_id = 'loans_issued_count'
join cap c on c.centre_id = a.centre_id and c.year = a.year
where a.indicator_id = 'loans_issued' and b.low > 0;

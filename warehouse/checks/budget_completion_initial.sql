-- check: budget_completion_initial
-- family: budget
-- title: 预算完成率以调整预算为分母 | Budget completion is of the adjusted budget
-- problem: 预算完成率以年初预算为分母，而报告另印有调整后的预算。 | Budget completion is of the initial budget, though the report prints an adjusted one.
-- severity: note
-- relation: never
-- indicators: budget_completion_rate, total_expenditure
-- caution: 各地也有用年初预算作分母的。 | Some centres use the initial budget.
-- basis: 勾稽关系 I27 | Identity I27
-- One row per printed budget completion rate that fits the initial budget alone.
select
    c.centre_id, c.year, c.indicator_id, '' as item,
    c.value as stated, c.low as stated_low, c.high as stated_high,
    c.rate as computed, c.rate_low as computed_low, c.rate_high as computed_high, c.evidence
from completed c
where c.only_initial;

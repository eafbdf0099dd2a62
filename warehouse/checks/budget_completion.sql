-- check: budget_completion
-- family: budget
-- title: 预算完成率 = 决算总支出 ÷ 调整预算 | Budget completion = final expenditure ÷ adjusted budget
-- problem: 预算完成率与决算、预算算出的不符。 | Budget completion is not what final accounts and budget give.
-- severity: error
-- relation: =
-- indicators: budget_completion_rate, total_expenditure
-- basis: 勾稽关系 I27；未印调整预算时用所印预算 | Identity I27; where no adjusted budget is printed, the one that is
-- One row per printed budget completion rate whose report prints final expenditure and a budget;
-- those of the initial budget, though a later one is printed, are left to budget_completion_initial.
select
    c.centre_id, c.year, c.indicator_id, '' as item,
    c.value as stated, c.low as stated_low, c.high as stated_high,
    c.rate as computed, c.rate_low as computed_low, c.rate_high as computed_high, c.evidence
from completed c
where not c.only_initial;

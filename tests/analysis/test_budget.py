"""Budget and spending: the stages as printed, completion, control, and the lines of projects."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.budget import ProjectLines, Spending, project_lines, spending
from analysis.centre import Line, lines_of
from analysis.figures import figures_of_centres
from intervals import Interval, from_printed
from tests.made_figures import around, figure, figures


def spent_by(centre: str, year: int) -> dict[str, Spending]:
    found = spending(figures_of_centres([centre]), lines_of(centre, year), centre, year)
    return {one.indicator_id: one for one in found}


def lines_by(centre: str, year: int) -> ProjectLines:
    return project_lines(figures_of_centres([centre]), lines_of(centre, year), centre, year)


def as_printed(rate: Interval | None, digits: str) -> bool:
    """Tell whether a rate worked out rounds to the printed one."""
    assert rate is not None
    return rate.overlaps(from_printed(digits))


def line(item: str, **more: object) -> Line:
    plain = Line(
        *(1, "report", "guangzhou", 2022, "2022", "total_expenditure", "centre", "budget"),
        *(item, "", "100", "元", "CNY", around(100.0), "", ""),
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # fields by name


def test_guangzhous_budget_of_2022_is_told_in_its_three_stages(real_data: Path) -> None:
    total = spent_by("guangzhou", 2022)["total_expenditure"]
    assert total.plan is not None
    assert total.adjusted is not None
    assert total.spent is not None
    assert (total.plan.printed_value, total.adjusted.printed_value) == ("23745.12", "23740.93")
    assert total.spent.amount.value == pytest.approx(23136.13e4)


def test_completion_is_against_the_adjusted_budget_as_the_report_prints_it(
    real_data: Path,
) -> None:
    found = spent_by("guangzhou", 2022)
    assert as_printed(found["total_expenditure"].completion, "97.5")
    assert as_printed(found["basic_expenditure"].completion, "95.67")
    assert as_printed(found["project_expenditure"].completion, "98.59")
    # Against the initial budget it would print as 97.4.
    total = found["total_expenditure"]
    assert as_printed(replace(total, adjusted=None).completion, "97.4")


def test_what_has_one_budget_only_is_held_against_it(real_data: Path) -> None:
    public = spent_by("guangzhou", 2022)["public_expenditure"]
    assert public.plan is not None
    assert public.adjusted is None
    assert as_printed(public.control, "-16.4")


def test_yiyang_prints_no_budget_and_so_has_no_completion(real_data: Path) -> None:
    found = spent_by("yiyang", 2023)
    assert len(found) == 6
    assert {(one.plan, one.adjusted, one.completion) for one in found.values()} == {
        (None, None, None)
    }


def test_yiyangs_twelve_project_lines_make_up_its_project_spending(real_data: Path) -> None:
    found = lines_by("yiyang", 2023)
    assert len(found.lines) == 12
    assert found.adding_up is not None
    assert found.adding_up.parts.value == pytest.approx(3376.19e4)
    assert found.adding_up.fit == "exact"


def test_project_lines_come_largest_first_with_the_shares_printed(real_data: Path) -> None:
    found = lines_by("yiyang", 2023).lines
    amounts = [one.amount.amount.value for one in found if one.amount.amount]
    assert amounts == sorted(amounts, reverse=True)
    first = found[0]
    assert (first.amount.item, first.amount.printed_value) == ("购置新的营业用房", "1825.29")
    assert first.share is not None
    assert first.share.printed_value == "54.06"


def test_every_printed_share_follows_from_its_amount(real_data: Path) -> None:
    found = lines_by("yiyang", 2023).lines
    apart = [
        one.amount.item
        for one in found
        if one.share and not as_printed(one.computed, one.share.printed_value)
    ]
    assert apart == []
    assert all(one.share for one in found)


def test_a_centre_without_lines_has_no_sum(real_data: Path) -> None:
    assert lines_by("guangzhou", 2022) == ProjectLines((), None)


@pytest.mark.parametrize(
    ("told", "plan", "adjusted"),
    [
        ([line("年初预算")], True, False),
        ([line("预算安排")], True, False),
        ([line("调整预算数")], False, True),
        ([line("年初预算数")], True, False),
        ([line("部门预算")], True, False),
        ([line("批复预算·基本支出")], True, False),
        ([line("调整后预算")], False, True),
        ([line("预算调整")], False, True),
        ([line("全年预算")], False, True),
        ([line("年中追加后预算")], False, True),
        ([line("预算")], False, False),
        ([line("年初预算", role="target")], False, False),
        ([line("年初预算", scope="市直")], False, False),
        ([line("年初预算", bound=">")], False, False),
        ([line("年初预算", amount=None)], False, False),
    ],
)
def test_a_stage_is_known_by_its_name_and_must_be_a_budget_of_the_whole_centre(
    told: list[Line], plan: bool, adjusted: bool
) -> None:
    known = figures(figure(indicator="total_expenditure"))
    (found,) = spending(known, told, "guangzhou", 2022)
    assert (found.plan is not None, found.adjusted is not None) == (plan, adjusted)


def test_spending_against_a_budget_of_nothing_has_no_completion() -> None:
    nothing = line("年初预算", amount=Interval(0.0, 0.0, 0.0))
    found = Spending("three_public_expenditure", nothing, None, figure(value=5000.0))
    assert found.completion is None
    assert found.control is None

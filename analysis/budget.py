"""A year's budget and spending: planned, adjusted, spent, and the lines the projects went to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.adding_up import Sum, total
from analysis.centre import Line
from figures import Figure, Figures
from intervals import Interval, exactly
from stages import stage_of

# In the order of the final accounts: the total, its two parts, the parts of the first of them,
# and what is capped by itself.
KINDS: Final = (
    "total_expenditure",
    "basic_expenditure",
    "personnel_expenditure",
    "public_expenditure",
    "project_expenditure",
    "three_public_expenditure",
)
STAGES: Final = ("plan", "adjusted", "spent")
LINE_AMOUNT: Final = "project_line_expenditure"
LINE_SHARE: Final = "expenditure_share"
WHOLE_OF_LINES: Final = "project_expenditure"
HUNDRED: Final = exactly(100.0)


@dataclass(frozen=True, slots=True)
class Spending:
    """One kind of spending: its budget of either stage as printed, and what was spent."""

    indicator_id: str
    plan: Line | None
    adjusted: Line | None
    spent: Figure | None

    @property
    def budget(self) -> Interval | None:
        """Give the budget spending is held against: the adjusted one, else the first."""
        last = self.adjusted or self.plan
        return last.amount if last else None

    @property
    def completion(self) -> Interval | None:
        """Give spent ÷ budget in percent, as final accounts do against the adjusted budget.

        None against a budget of nothing, which is usual for official trips and receptions.
        """
        if self.budget is None or self.spent is None or self.budget.low <= 0:
            return None
        return self.spent.amount / self.budget * HUNDRED

    @property
    def control(self) -> Interval | None:
        """Give (spent − budget) ÷ budget in percent: negative where less was spent."""
        completion = self.completion
        return completion - HUNDRED if completion else None


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A line of the project spending: its amount and the share printed beside it, if one is."""

    amount: Line
    share: Line | None
    computed: Interval | None


@dataclass(frozen=True, slots=True)
class ProjectLines:
    """The lines, the largest first, and how they add up to the project spending."""

    lines: tuple[ProjectLine, ...]
    adding_up: Sum | None


def spending(
    figures: Figures, lines: Iterable[Line], centre_id: str, year: int
) -> tuple[Spending, ...]:
    """Give the kinds of spending of which a stage is known."""
    budgets: dict[tuple[str, str], Line] = {}
    for line in lines:
        stage = _stage(line)
        if stage:
            budgets.setdefault((line.indicator_id, stage), line)
    found = (
        Spending(
            kind,
            budgets.get((kind, "plan")),
            budgets.get((kind, "adjusted")),
            figures.get(centre_id, year, kind),
        )
        for kind in KINDS
    )
    return tuple(one for one in found if one.plan or one.adjusted or one.spent)


def _stage(line: Line) -> str:
    if line.role != "budget" or line.scope != "centre" or line.bound or line.amount is None:
        return ""
    return stage_of(line.item)


def project_lines(
    figures: Figures, lines: Sequence[Line], centre_id: str, year: int
) -> ProjectLines:
    """Give the lines of the project spending with their shares, printed and worked out."""
    amounts = [line for line in lines if line.indicator_id == LINE_AMOUNT and _is_spent(line)]
    shares = {
        line.item: line for line in lines if line.indicator_id == LINE_SHARE and _is_spent(line)
    }
    whole = figures.get(centre_id, year, WHOLE_OF_LINES)
    found = [
        ProjectLine(line, shares.get(line.item), _share(line.amount, whole)) for line in amounts
    ]
    found.sort(key=lambda one: -one.amount.amount.value if one.amount.amount else 0.0)
    known = [line.amount for line in amounts if line.amount]
    added = Sum(whole.amount, total(known)) if whole and known else None
    return ProjectLines(tuple(found), added)


def _is_spent(line: Line) -> bool:
    return line.role == "actual" and line.scope == "centre" and line.amount is not None


def _share(part: Interval | None, whole: Figure | None) -> Interval | None:
    if part is None or whole is None or whole.amount.low <= 0:
        return None
    return part / whole.amount * HUNDRED

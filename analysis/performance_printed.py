"""What a self-evaluation prints, in the order in which it tells it, and how a printed figure goes
with one that follows from others.

Rules that run over all figures are `warehouse/checks`; what they found is used here first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import trunc
from typing import Any, Final

from analysis.findings import verdicts_on
from findings import Finding
from intervals import Interval, exactly
from warehouse.checks import rules
from warehouse.connection import rows

TOTAL: Final = "perf_total_score"
ITEM: Final = "perf_item_score"
RATE: Final = "perf_score_rate"
COMPLETION: Final = "perf_completion_rate"
PROJECT_SCORE: Final = "project_self_score"
PROJECT_COMPLETION: Final = "project_budget_completion_rate"
# What makes a document a self-evaluation.
SCORES: Final = (TOTAL, ITEM, RATE, COMPLETION, PROJECT_SCORE, PROJECT_COMPLETION)
FAMILY: Final = "performance"
# The rule whose two sides are both printed, as one figure or another of the same quantity.
DISAGREEMENT: Final = "disagreement"
# What the last bit of floating-point arithmetic may be off by, relative to the figures.
SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure, its amount in the canonical unit; `place` counts characters of the text.

    `amount` is that of an amendment where the figure is put right, `as_printed` always the text's.
    The quote begins at `quote_start`; both places are None where no text is held.
    """

    observation_id: int
    source_id: str
    indicator_id: str
    role: str
    item: str
    bound: str
    printed_value: str
    amount: Interval
    as_printed: Interval
    quote: str
    quote_start: int | None
    place: int | None

    @property
    def is_amended(self) -> bool:
        """Tell whether an amendment says that it should be another."""
        return self.amount != self.as_printed


@dataclass(frozen=True, slots=True)
class Check:
    """How a printed figure goes with one that follows: pass, rounding, fail or note.

    `check_id` names the rule that said so, empty where none covers the figure: rules judge what is
    printed, whatever was put right since. `hint` is `truncated`, `unit` or empty.
    """

    verdict: str
    stated: Interval
    computed: Interval
    hint: str = ""
    check_id: str = ""

    @property
    def is_misfit(self) -> bool:
        """Tell whether the two do not go together."""
        return self.verdict in ("fail", "note")


def evaluated_years() -> dict[str, list[int]]:
    """Give the years of which a self-evaluation is held, newest first, by centre."""
    found: dict[str, list[int]] = {}
    for centre, year in rows("performance_years", {"scores": list(SCORES)}):
        found.setdefault(centre, []).append(year)
    return found


def printed_in(centre_id: str, year: int) -> list[Printed]:
    """Read what the fullest self-evaluation of a centre's year prints, in the text's order."""
    asked = {"centre": centre_id, "report_year": year, "scores": list(SCORES)}
    return [_printed(row) for row in rows("performance_readings", asked)]


def _printed(row: Sequence[Any]) -> Printed:
    *plain, value, low, high, right, right_low, right_high, quote, start, place = row
    printed = Interval(value, low, high)
    amount = printed if right is None else Interval(right, right_low, right_high)
    parts: tuple[Any, ...] = (*plain, amount, printed, quote, start, place)
    return Printed(*parts)


def ruled_in(centre_id: str, year: int) -> dict[int, list[Finding]]:
    """Read what the rules gave for each figure that was held to one, the worst first.

    Keyed by the observation that states the figure; where two printed figures disagree, by each.
    """
    found: dict[int, list[Finding]] = {}
    for finding in verdicts_on(centre_id, year):
        stated = finding.evidence if finding.check_id == DISAGREEMENT else finding.evidence[:1]
        for observation in stated:
            found.setdefault(observation, []).append(finding)
    return found


def of_family(found: Sequence[Finding], family: str = FAMILY) -> list[Finding]:
    """Keep what a rule of that family said."""
    known = rules()
    return [one for one in found if one.check_id in known and known[one.check_id].family == family]


def held(
    stated: Printed, computed: Interval | None, ruled: Mapping[int, Sequence[Finding]]
) -> Check | None:
    """Give the verdict of the rule on a printed figure, else that of the figures themselves.

    None where neither a rule nor other figures say anything about it.
    """
    for finding in of_family(ruled.get(stated.observation_id, ())):
        if finding.computed and finding.stated:
            return Check(
                finding.verdict, finding.stated, finding.computed, finding.hint, finding.check_id
            )
    return compared(stated.amount, computed) if computed else None


def compared(stated: Interval, computed: Interval) -> Check:
    """Hold a stated figure to a computed one as the warehouse's rules do.

    `pass` where the computed value rounds to the stated one, `rounding` where only the intervals
    meet, else `fail`.
    """
    slack = SLACK * max(abs(stated.value), abs(computed.value))
    wide = Interval(stated.value, stated.low - slack, stated.high + slack)
    if not wide.overlaps(computed):
        return Check("fail", stated, computed, _hint(stated, computed))
    return Check("pass" if wide.overlaps(exactly(computed.value)) else "rounding", stated, computed)


def _hint(stated: Interval, computed: Interval) -> str:
    step = stated.high - stated.low
    cut = trunc(computed.value / step) * step if step else None
    return "truncated" if cut is not None and abs(stated.value - cut) < step / 100 else ""


def total_of(amounts: Sequence[Interval]) -> Interval | None:
    """Add up; None where there is nothing."""
    return sum(amounts, start=exactly(0.0)) if amounts else None

"""Alerts: rules with their basis, tried on a centre's year; each says what it was tried on.

The rules stand in data/catalogue/alerts.csv, their conditions in alert_conditions.csv. How they
are told is left to the dashboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import formulas
from analysis.figures import Figure, Figures, Item, items_of, series_of
from analysis.gaps import reports_held
from catalogue import FOLDER, Catalogue, Named
from formulas import Formula, Reference
from intervals import Interval
from tables import Faults, Row, read_table
from warehouse.connection import rows

LEVELS: Final = ("alarm", "watch", "note")
# What may come of trying a rule: it holds, rounding or a doubt leaves it open, it does not, or the
# figures are missing.
STATES: Final = ("hit", "open", "clear", "unknown")
NEEDS: Final = ("all", "any")
RELATIONS: Final = ("<", ">", "missing")
OVERS: Final = ("whole", "items")
RULES: Final = (
    *("id", "level", "needs", "title_zh", "title_en", "advice_zh", "advice_en"),
    *("basis_zh", "basis_en", "verified", "source"),
)
CONDITIONS: Final = ("alert", "left", "relation", "bound", "over", "unit_of")
SEVERAL: Final = " | "


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on a quantity: the first of the formulas that can be worked out.

    `over_items` tries every line of the one indicator; `missing` asks for a figure to be absent.
    `unit_of` is the indicator whose unit bound and quantity are in, or `month`.
    """

    left: tuple[Formula, ...]
    relation: str
    bound: float
    over_items: bool
    unit_of: str

    @property
    def indicators(self) -> tuple[str, ...]:
        """Give the indicators it needs."""
        found = (one.indicator_id for side in self.left for one in side.references)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class AlertRule:
    """A rule: all or any of its conditions must hold; `verified` where its basis was read.

    `source` names the sentence a threshold was taken from: a document and an indicator.
    """

    id: str
    level: str
    needs: str
    title: Named
    advice: Named
    basis: Named
    verified: bool
    source: tuple[str, str] | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A condition tried: what its left side came to, of which figures or of which line."""

    condition: Condition
    state: str
    formula: Formula
    amount: Interval | None = None
    figures: tuple[Figure, ...] = ()
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule tried on a centre's year, and the conditions as they came out."""

    rule: AlertRule
    centre_id: str
    year: int
    state: str
    tried: tuple[Tried, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give the chosen figures it was tried on."""
        return tuple(dict.fromkeys(f for one in self.tried for f in one.figures))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rules are tried on: chosen figures, figures of lines, and whose reports are held."""

    figures: Figures
    items: Mapping[tuple[str, int], Sequence[Item]]
    held: frozenset[tuple[str, int]]

    def years(self) -> dict[str, list[int]]:
        """Give the years of which anything is known, by centre."""
        told = {(centre, year) for centre, year, _ in self.figures.by_cell}
        found: dict[str, list[int]] = {}
        for centre, year in sorted(told | self.items.keys() | self.held):
            found.setdefault(centre, []).append(year)
        return found


@cache
def alert_rules() -> tuple[AlertRule, ...]:
    """Read the rules in their order, the most serious first; raise FaultyData naming each fault."""
    faults = Faults()
    conditions: dict[str, list[Condition]] = {}
    for row in read_table(FOLDER / "alert_conditions.csv", CONDITIONS):
        conditions.setdefault(row["alert"], []).append(_condition(row, faults))
    found = []
    for row in read_table(FOLDER / "alerts.csv", RULES):
        _expect(row, "level", LEVELS, faults)
        _expect(row, "needs", NEEDS, faults)
        _expect(row, "verified", ("0", "1"), faults)
        if row["id"] not in conditions:
            faults.add(row.fault("id", "alert_conditions.csv 里至少有一个条件"))
        found.append(_rule(row, tuple(conditions.get(row["id"], ()))))
    faults.raise_any()
    return tuple(sorted(found, key=lambda rule: LEVELS.index(rule.level)))


def _expect(row: Row, column: str, allowed: Sequence[str], faults: Faults) -> None:
    if row[column] not in allowed:
        faults.add(row.fault(column, f"其中之一：{'、'.join(allowed)}"))


def _condition(row: Row, faults: Faults) -> Condition:
    _expect(row, "relation", RELATIONS, faults)
    _expect(row, "over", OVERS, faults)
    try:
        left = tuple(formulas.parse(side) for side in row["left"].split(SEVERAL))
        bound = float(row["bound"] or 0)
    except ValueError:
        faults.add(row.fault("left", "四则运算式，bound 为数字"))
        left, bound = (), 0.0
    return Condition(left, row["relation"], bound, row["over"] == "items", row["unit_of"])


def _rule(row: Row, conditions: tuple[Condition, ...]) -> AlertRule:
    title, advice, basis = (
        Named(row["id"], row[f"{what}_zh"], row[f"{what}_en"])
        for what in ("title", "advice", "basis")
    )
    source, _, indicator = row["source"].partition("|")
    told = (source, indicator) if source else None
    verified = row["verified"] == "1"
    return AlertRule(
        row["id"], row["level"], row["needs"], title, advice, basis, verified, told, conditions
    )


def basis_of(rule: AlertRule) -> int | None:
    """Give the observation in which the document a threshold was taken from prints it."""
    if rule.source is None:
        return None
    source, indicator = rule.source
    found = rows("basis_of_threshold", {"source": source, "indicator": indicator})
    return int(found[0][0]) if found else None


def evidence(known: Catalogue) -> Evidence:
    """Read what the rules need of all centres and years."""
    whole: dict[str, None] = {}
    lines: dict[str, None] = {}
    for rule in alert_rules():
        for condition in rule.conditions:
            (lines if condition.over_items else whole).update(dict.fromkeys(condition.indicators))
    items: dict[tuple[str, int], list[Item]] = {}
    for item in items_of([i for i in lines if i in known.indicators]):
        items.setdefault((item.centre_id, item.year), []).append(item)
    return Evidence(series_of(list(whole)), items, reports_held())


def alerts_of(given: Evidence, centre_id: str, year: int) -> list[Alert]:
    """Try every rule on a centre's year, those that hold first, then in the order of the rules."""
    found = [try_alert(rule, given, centre_id, year) for rule in alert_rules()]
    return sorted(found, key=lambda alert: STATES.index(alert.state))


def latest_alerts(given: Evidence, centre_id: str, years: Iterable[int]) -> list[Alert]:
    """Try every rule on the latest year in which it can be judged, as `alerts_of` orders them."""
    ordered = sorted(years, reverse=True)
    found = []
    for rule in alert_rules():
        tried = (try_alert(rule, given, centre_id, year) for year in ordered)
        judged = next((alert for alert in tried if alert.state != "unknown"), None)
        if judged or ordered:
            found.append(judged or try_alert(rule, given, centre_id, ordered[0]))
    return sorted(found, key=lambda alert: STATES.index(alert.state))


def try_alert(rule: AlertRule, given: Evidence, centre_id: str, year: int) -> Alert:
    """Try a rule on a centre's year."""
    tried = tuple(
        one for condition in rule.conditions for one in _tried(condition, given, centre_id, year)
    )
    return Alert(rule, centre_id, year, _state(rule, [one.state for one in tried]), tried)


def _state(rule: AlertRule, states: Sequence[str]) -> str:
    """Put the conditions together: of all, one that surely fails clears; of any, one that holds."""
    if rule.needs == "all":
        return next((state for state in ("clear", "unknown", "open") if state in states), "hit")
    return next((state for state in ("hit", "open", "unknown") if state in states), "clear")


def _tried(condition: Condition, given: Evidence, centre_id: str, year: int) -> list[Tried]:
    if condition.over_items:
        return _each_item(condition, given, centre_id, year)
    if condition.relation == "missing":
        return [_missing(condition, given, centre_id, year)]
    for formula in condition.left:
        used: dict[Reference, Figure] = {}

        def figure_of(
            reference: Reference, taken: dict[Reference, Figure] = used
        ) -> Interval | None:
            figure = given.figures.get(
                centre_id, year - reference.years_back, reference.indicator_id
            )
            if figure is None:
                return None
            taken[reference] = figure
            return figure.amount

        amount = formula.evaluate(figure_of)
        if amount is not None:
            figures = tuple(used.values())
            # Nothing is concluded from a figure that is in doubt itself.
            doubted = any(figure.doubt for figure in figures)
            state = "open" if doubted else _against(amount, condition)
            return [Tried(condition, state, formula, amount, figures)]
    return [Tried(condition, "unknown", condition.left[0])]


def _each_item(condition: Condition, given: Evidence, centre_id: str, year: int) -> list[Tried]:
    (indicator,) = condition.indicators
    found = [
        Tried(condition, _against(item.amount, condition), condition.left[0], item.amount, (), item)
        for item in given.items.get((centre_id, year), ())
        if item.indicator_id == indicator
    ]
    return found or [Tried(condition, "unknown", condition.left[0])]


def _missing(condition: Condition, given: Evidence, centre_id: str, year: int) -> Tried:
    (indicator,) = condition.indicators
    figure = given.figures.get(centre_id, year, indicator)
    if figure:
        return Tried(condition, "clear", condition.left[0], figure.amount, (figure,))
    held = (centre_id, year) in given.held
    return Tried(condition, "hit" if held else "unknown", condition.left[0])


def _against(amount: Interval, condition: Condition) -> str:
    """Judge a quantity against the bound: rounding may leave it open."""
    low, high = amount.low, amount.high
    if condition.relation == ">":
        low, high, bound = -high, -low, -condition.bound
    else:
        bound = condition.bound
    if high < bound:
        return "hit"
    return "clear" if low >= bound else "open"

"""How an alert is told: its arithmetic with linked numbers, what is missing, its basis; the strip.

The list, the picture and the table of the page are `dashboard.alerts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis import alerts
from analysis.alerts import Alert, Condition, Evidence, Tried
from analysis.figures import Figure
from catalogue import Named, catalogue
from dashboard.addresses import page_address
from dashboard.lines import line, linked
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered, remembered_briefly
from dashboard.numbers import Scale, figure_text, scale_for, with_unit
from dashboard.quality_words import item_name
from dashboard.sources import printed
from dashboard.texts import indicator_name, language, say
from formulas import Reference
from intervals import Interval

MARKS: Final = {"alarm": "▲", "watch": "◆", "note": "▪"}
SIGNS: Final = {"<": "<", ">": ">"}
# Of many lines that miss a bound, so many are told one by one.
MOST_LINES: Final = 6


@remembered_briefly
def given() -> Evidence:
    """Give what all rules are tried on."""
    return alerts.evidence(catalogue())


@remembered
def _years() -> dict[str, list[int]]:
    return given().years()


def tried(centre_id: str, year: int | None) -> list[Alert]:
    """Try all rules on a centre's year, or without one each on the latest it can be judged on."""
    if year is not None:
        return alerts.alerts_of(given(), centre_id, year)
    return alerts.latest_alerts(given(), centre_id, _years().get(centre_id, []))


def words(name: Named) -> str:
    """Give a wording of a rule in the language in use."""
    return str(getattr(name, language()))


def level(alert: Alert) -> Html:
    """Give the level of a rule as mark and word."""
    name = alert.rule.level
    text = f"{MARKS[name]} {say(f'alerts_level_{name}')}"
    return tag("span", text, class_="badge care" if name != "note" else "badge")


def arithmetic(alert: Alert) -> Html:
    """Write what the rule came to: each quantity with its numbers linked, against its bound."""
    missing = [one for one in alert.tried if one.condition.relation == "missing"]
    lines = [one for one in alert.tried if one.item]
    if missing:
        return _missing(missing)
    if lines:
        return _lines(lines)
    told = [_condition(one) for one in alert.tried]
    return joined(told, say("alerts_and"))


def _missing(conditions: Sequence[Tried]) -> Html:
    names = [indicator_name(one.condition.unit_of) for one in conditions if one.state == "hit"]
    if not names:
        return _lacking(conditions)
    return line("alerts_missing", names=say("list_comma").join(names))


def _lacking(conditions: Sequence[Tried]) -> Html:
    known = (one for one in conditions if one.state == "unknown")
    ids = dict.fromkeys(r.indicator_id for one in known for r in one.formula.references)
    names = say("list_comma").join(indicator_name(i) for i in ids)
    return line("alerts_lacks", names=names)


def _lines(found: Sequence[Tried]) -> Html:
    hits = [one for one in found if one.state == "hit"] or list(found)
    told = []
    for one in hits[:MOST_LINES]:
        if one.item:
            name = item_name(one.item.item)
            value = _amount(one.item.amount, one.condition, "reported")
            told.append(joined([name, " ", printed(one.item.observation_id, value, name)]))
    return joined(told, say("list_comma"))


def _condition(one: Tried) -> Html:
    if one.amount is None:
        return _lacking([one])
    bound = _bound(one, one.amount)
    sign = SIGNS[one.condition.relation]
    by_id = {(f.indicator_id, f.year): f for f in one.figures}
    year = max(f.year for f in one.figures)
    value = _amount(one.amount, one.condition, "computed")
    if len(one.figures) == 1:
        figure = one.figures[0]
        name = indicator_name(figure.indicator_id)
        return line("alerts_single", left=name, value=linked(figure), relation=sign, bound=bound)
    left = _spelt(one, by_id, year)
    return line("alerts_arithmetic", left=left, value=value, relation=sign, bound=bound)


def _spelt(one: Tried, by_id: dict[tuple[str, int], Figure], year: int) -> Html:
    """Spell a formula with names and linked numbers in the places of its figures."""
    places: dict[str, Html] = {}

    def place_for(reference: Reference) -> str:
        figure = by_id.get((reference.indicator_id, year - reference.years_back))
        key = f"\x00{len(places)}\x00"
        name = indicator_name(reference.indicator_id)
        number = linked(figure, figure_text(figure)) if figure else Html("")
        before = f"{figure.year} " if figure and reference.years_back else ""
        places[key] = joined([f"{before}{name} ", number])
        return key

    text = one.formula.spell(place_for)
    pieces: list[Html | str] = []
    for number, piece in enumerate(text.split("\x00")):
        pieces.append(places[f"\x00{piece}\x00"] if number % 2 else piece)
    return joined(pieces)


def _scale(condition: Condition, amount: Interval) -> Scale:
    if condition.unit_of == "month":
        return Scale(1.0, say("alerts_units_months"), 1)
    return scale_for(catalogue().indicators[condition.unit_of], [amount])


def _amount(amount: Interval, condition: Condition, basis: str) -> str:
    scale = _scale(condition, amount)
    return with_unit(scale.number(amount, basis), scale.unit)


def _bound(one: Tried, amount: Interval) -> str:
    """Write the bound in the unit of what is held against it."""
    scale = _scale(one.condition, amount)
    return with_unit(f"{one.condition.bound / scale.factor:g}", scale.unit)


def basis(alert: Alert) -> Html:
    """Tell what a rule rests on, 待核 where it was not read, and the way to its sentence."""
    rule = alert.rule
    parts: list[Html | str] = [line("alerts_basis", basis=words(rule.basis))]
    if not rule.verified:
        parts.append(tag("span", say("alerts_unverified"), class_="badge care"))
    place = alerts.basis_of(rule)
    if place:
        parts.append(printed(place, say("alerts_see_basis"), words(rule.basis)))
    return tag("small", joined(parts, " "))


@remembered
def strip(centre_id: str, year: int, _language: str) -> Html:
    """Tell in a line which rules a centre's year sets off, for other pages to show."""
    hits = [alert for alert in tried(centre_id, year) if alert.state == "hit"]
    where = page_address("alerts", centre=centre_id, alert_year=str(year))
    way = tag("a", say("alerts_strip_all"), href=where, data_go="")
    told: list[Html | str] = [_chip(alert) for alert in hits] or [say("alerts_strip_none")]
    head = tag("b", say("alerts_strip", year=year))
    return tag("div", joined([head, *told, way], " "), class_="strip-of-alerts")


def _chip(alert: Alert) -> Html:
    """Name a rule that is set off, with its quantity where it is a single one."""
    name = tag("span", words(alert.rule.title))
    return tag("span", joined([level(alert), name, *single(alert)], " "), class_="chip")


def single(alert: Alert) -> list[Html]:
    """Give the number a rule is about, where it is one alone, as a list of one or none."""
    figures = alert.figures
    return [linked(figures[0])] if len(figures) == 1 and len(alert.tried) == 1 else []

"""One centre in one year: headline figures with change and place, and the year's money flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.figures import Figure, Figures, figures_of_year
from catalogue import Catalogue, Indicator
from changes import Change, change_of
from intervals import Interval
from ranks import FEWEST_TO_RANK, Place, place_of


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline figure, of the year asked for or the nearest that has one.

    `rankable` counts the like figures of that year among the peers; `context` is a figure of the
    same year that tells more about this one.
    """

    indicator: Indicator
    asked_year: int
    figure: Figure | None
    change: Change | None
    place: Place | None
    rankable: int
    history: tuple[Figure, ...]
    context: Figure | None

    @property
    def substituted(self) -> bool:
        """Tell whether the figure stands in for another year."""
        return self.figure is not None and self.figure.year != self.asked_year


@dataclass(frozen=True, slots=True)
class MoneyFlow:
    """A year's money: signed steps with their figures, and what is left of them.

    `missing` names the indicators of the flow that are not disclosed and so not counted.
    """

    steps: tuple[tuple[Figure, int], ...]
    net: Interval
    missing: tuple[str, ...]


# What comes in and what goes out, in the order in which the flow is told.
FLOW_SIGNS = {"deposits": 1, "loans_recovered": 1, "withdrawals": -1, "loans_issued": -1}


def fullest_year(figures: Figures, centre_id: str, indicators: Sequence[str]) -> int | None:
    """Give the year in which most of these indicators are known, the latest of equals."""
    known = [
        year for c, year, indicator in figures.by_cell if c == centre_id and indicator in indicators
    ]
    return max(set(known), key=lambda year: (known.count(year), year), default=None)


def headlines(
    figures: Figures, centre_id: str, year: int, known: Catalogue, peers: Sequence[str]
) -> list[Headline]:
    """Answer the headline theme for a centre and year, places among these peers."""
    ids = known.themes["headline"]
    found = {i: figures.nearest(centre_id, year, i) for i in ids}
    years = {figure.year for figure in found.values() if figure}
    ranked = {y: _by_indicator(figures_of_year(ids, y), peers) for y in years}
    answers = []
    for (indicator_id, figure), more in zip(
        found.items(), known.themes["headline_context"], strict=True
    ):
        indicator = known.indicators[indicator_id]
        others = ranked[figure.year].get(indicator_id, []) if figure else []
        history = (figures.get(centre_id, y, indicator_id) for y in _years(figures, centre_id))
        answers.append(
            Headline(
                indicator,
                year,
                figure,
                change_of(figure, figures, indicator.unit) if figure else None,
                place_of(centre_id, others, indicator.direction),
                sum(not f.doubt and not f.qualifier for f in others),
                tuple(point for point in history if point),
                figures.get(centre_id, figure.year, more) if figure else None,
            )
        )
    return answers


def last_place(
    figures: Figures, centre_id: str, indicator: Indicator, peers: Sequence[str]
) -> tuple[Figure, Place] | None:
    """Give a centre's figure of the latest year in which it has a place, with that place."""
    for year in reversed(figures.years(centre_id, indicator.id)):
        others = _by_indicator(figures_of_year([indicator.id], year), peers)
        place = place_of(centre_id, others.get(indicator.id, []), indicator.direction)
        figure = figures.get(centre_id, year, indicator.id)
        if place and figure:
            return figure, place
    return None


def too_few(headline: Headline) -> bool:
    """Tell whether a missing place is for want of centres, not of 口径."""
    return headline.rankable < FEWEST_TO_RANK


def _by_indicator(found: Sequence[Figure], peers: Sequence[str]) -> dict[str, list[Figure]]:
    kept: dict[str, list[Figure]] = {}
    for figure in found:
        if figure.centre_id in peers:
            kept.setdefault(figure.indicator_id, []).append(figure)
    return kept


def _years(figures: Figures, centre_id: str) -> list[int]:
    return sorted({year for c, year, _ in figures.by_cell if c == centre_id})


def money_flow(figures: Figures, centre_id: str, year: int) -> MoneyFlow | None:
    """Add up what came in and went out; None unless deposits and withdrawals are known."""
    found = {i: figures.get(centre_id, year, i) for i in FLOW_SIGNS}
    if not (found["deposits"] and found["withdrawals"]):
        return None
    steps = tuple((figure, FLOW_SIGNS[i]) for i, figure in found.items() if figure)
    net = Interval(0.0, 0.0, 0.0)
    for figure, sign in steps:
        net = net + (figure.amount if sign > 0 else -figure.amount)
    return MoneyFlow(steps, net, tuple(i for i, figure in found.items() if figure is None))


def others_by_group(
    figures: Figures, centre_id: str, year: int, known: Catalogue
) -> dict[str, list[Figure]]:
    """Give the year's figures other than the headline ones, by group, in catalogue order."""
    shown = set(known.themes["headline"])
    groups: dict[str, list[Figure]] = {group: [] for group in known.groups}
    for indicator in known.indicators.values():
        figure = figures.get(centre_id, year, indicator.id)
        if figure and indicator.id not in shown:
            groups[indicator.group].append(figure)
    return {group: found for group, found in groups.items() if found}

"""What the overview page shows: finding, cards, the year's money flow, every other figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis import overview
from analysis.figures import Figure, Figures
from analysis.overview import Headline
from analysis.peers import Peers
from catalogue import catalogue
from changes import change_of
from dashboard import overview_words, selection, sources
from dashboard.cards import cards
from dashboard.charts import Chart
from dashboard.flow import flow_chart
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, table, tag
from dashboard.memory import remembered
from dashboard.numbers import Scale, change_text, scale_for, shared_scale
from dashboard.texts import indicator_name, language, say

# Groups whose amounts are parts of one another.
ADDED_UP: Final = ("income", "distribution", "budget")
MONEY: Final = "CNY"


@dataclass(frozen=True, slots=True)
class Overview:
    """A page's parts, ready to be shown; `shown` are its figures."""

    lead: Html
    cards: Html
    flow: Chart | None
    groups: tuple[Html, ...]
    source_line: str
    shown: tuple[Figure, ...]


@remembered
def overview_of(centre_id: str, year: int, peers: Peers, asked: str, _language: str) -> Overview:
    """Put the page together; `asked` is the money unit asked for, auto, large or small."""
    known = catalogue()
    figures = selection.figures((centre_id,))
    heads = overview.headlines(figures, centre_id, year, known, peers.centres)
    groups = overview.others_by_group(figures, centre_id, year, known)
    flow = overview.money_flow(figures, centre_id, year)
    shown = tuple(_shown(figures, heads, groups))
    behind = sources.background(figures, shown)
    line = sources.reports(shown, behind)
    return Overview(
        lead=overview_words.lead(heads, year, peers, figures),
        cards=cards(heads, centre_id, asked),
        flow=flow_chart(flow, centre_id, year, line, asked) if flow else None,
        groups=_group_tables(groups, figures, year, asked),
        source_line=line,
        shown=shown,
    )


def _shown(
    figures: Figures, heads: Sequence[Headline], groups: dict[str, list[Figure]]
) -> list[Figure]:
    now = [figure for head in heads for figure in (head.figure, head.context) if figure]
    now += [figure for found in groups.values() for figure in found]
    before = (figures.get(f.centre_id, f.year - 1, f.indicator_id) for f in now)
    return [*now, *(figure for figure in before if figure)]


def _group_tables(
    groups: dict[str, list[Figure]], figures: Figures, year: int, asked: str
) -> tuple[Html, ...]:
    panels = []
    for group, found in groups.items():
        name = getattr(catalogue().groups[group], language())
        heads = (name, str(year), str(year - 1), say("change"))
        shared = _shared(found, figures, asked) if group in ADDED_UP else None
        lines = [_line(figure, figures, asked, shared) for figure in found]
        panels.append(tag("div", table(heads, lines), class_="panel"))
    return tuple(panels)


def _shared(found: Sequence[Figure], figures: Figures, asked: str) -> Scale:
    """Give the one unit of a table whose amounts a reader adds up."""
    money = [f for f in found if catalogue().indicators[f.indicator_id].unit == MONEY]
    before = (_before(figure, figures) for figure in money)
    return shared_scale([f.amount for f in (*money, *before) if f], asked)


def _before(figure: Figure, figures: Figures) -> Figure | None:
    return figures.get(figure.centre_id, figure.year - 1, figure.indicator_id)


def _line(figure: Figure, figures: Figures, asked: str, shared: Scale | None) -> list[Html | str]:
    indicator = catalogue().indicators[figure.indicator_id]
    before = _before(figure, figures)
    pair = [f.amount for f in (figure, before) if f]
    is_part = shared is not None and indicator.unit == MONEY
    scale = shared if shared and is_part else scale_for(indicator, pair, asked)
    name = joined(
        [indicator_name(figure.indicator_id), " ", tag("span", scale.unit, class_="unit")]
    )
    change = change_of(figure, figures, indicator.unit)
    notes = sources.badges(figure)
    return [
        name + Html("<br>") + notes if notes.text else name,
        _cell(figure, scale),
        _cell(before, scale)
        if before
        else tag("span", gap_text(figure.centre_id, figure.year - 1), class_="soft"),
        change_text(change) if change else "—",
    ]


def _cell(figure: Figure, scale: Scale) -> Html:
    number = scale.of(figure)
    return joined([sources.mark(figure), " ", sources.number(figure, number)])

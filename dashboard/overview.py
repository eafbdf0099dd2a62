"""What the overview page shows: finding, cards, the year's money flow, every other figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import overview
from analysis.figures import Figure, Figures
from analysis.overview import Headline
from catalogue import catalogue
from changes import change_of
from dashboard import selection, sources
from dashboard.cards import cards
from dashboard.charts import Chart
from dashboard.flow import flow_chart
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, table, tag
from dashboard.memory import remembered
from dashboard.numbers import Scale, change_text, figure_text, scale_for
from dashboard.texts import indicator_name, language, say


@dataclass(frozen=True, slots=True)
class Overview:
    """A page's parts, ready to be shown; `shown` are its figures."""

    lead: str
    cards: Html
    flow: Chart | None
    groups: tuple[Html, ...]
    source_line: str
    shown: tuple[Figure, ...]


@remembered
def overview_of(
    centre_id: str, year: int, peers: tuple[str, ...], asked: str, _language: str
) -> Overview:
    """Put the page together; `asked` is the money unit asked for, auto, large or small."""
    known = catalogue()
    figures = selection.figures((centre_id,))
    heads = overview.headlines(figures, centre_id, year, known, peers)
    groups = overview.others_by_group(figures, centre_id, year, known)
    flow = overview.money_flow(figures, centre_id, year)
    shown = tuple(_shown(figures, heads, groups))
    behind = sources.background(figures, shown)
    line = sources.reports(shown, behind)
    return Overview(
        lead=_lead(heads, year),
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


def _lead(heads: Sequence[Headline], year: int) -> str:
    by_id = {h.indicator.id: h for h in heads if h.figure and h.figure.year == year}
    sentences = [_money_sentence(by_id), _risk_sentence(by_id)]
    return say("sentence_join").join(s for s in sentences if s) or say("lead_empty")


def _money_sentence(by_id: dict[str, Headline]) -> str:
    deposits, withdrawals = by_id.get("deposits"), by_id.get("withdrawals")
    if deposits is None or deposits.figure is None:
        return ""
    value = figure_text(deposits.figure)
    if deposits.change is None:
        return say("lead_deposits", value=value)
    change = change_text(deposits.change)
    if withdrawals is None or withdrawals.change is None:
        return say("lead_deposits_change", value=value, change=change)
    against = change_text(withdrawals.change)
    mine, other = deposits.change.amount, withdrawals.change.amount
    if deposits.change.sign < 0 or withdrawals.change.sign < 0:
        pace = "beside"  # what falls is neither faster nor slower
    else:
        pace = "same" if mine.overlaps(other) else "faster" if mine.low > other.high else "slower"
    return say(f"lead_deposits_{pace}", value=value, change=change, against=against)


def _risk_sentence(by_id: dict[str, Headline]) -> str:
    parts = []
    for indicator_id in ("overdue_rate", "loan_to_deposit_ratio"):
        head = by_id.get(indicator_id)
        if head and head.figure:
            name = indicator_name(indicator_id)
            parts.append(say("lead_level", name=name, value=figure_text(head.figure)))
    return say("clause_join").join(parts)


def _group_tables(
    groups: dict[str, list[Figure]], figures: Figures, year: int, asked: str
) -> tuple[Html, ...]:
    panels = []
    for group, found in groups.items():
        name = getattr(catalogue().groups[group], language())
        heads = (name, str(year), str(year - 1), say("change"))
        lines = [_line(figure, figures, asked) for figure in found]
        panels.append(tag("div", table(heads, lines), class_="panel"))
    return tuple(panels)


def _line(figure: Figure, figures: Figures, asked: str) -> list[Html | str]:
    indicator = catalogue().indicators[figure.indicator_id]
    before = figures.get(figure.centre_id, figure.year - 1, figure.indicator_id)
    pair = [f.amount for f in (figure, before) if f]
    scale = scale_for(indicator, pair, asked)
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
    number = scale.number(figure.amount, figure.basis)
    return joined([sources.mark(figure), " ", sources.number(figure, number)])

"""What the sections of the centre page are made of: numbers with their marks, facts, gaps, lines.

Which figures a section tells is the section's own business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from analysis.centre import Line, Standing
from analysis.peers import Peers
from catalogue import catalogue
from dashboard import sources
from dashboard.cards import judgement
from dashboard.charts import Chart
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import change_text, scale_for, with_unit
from dashboard.quality_asked import CORRECTED, is_corrected
from dashboard.quality_words import item_name as item_text
from dashboard.quality_words import link, state_badge, verdict_badge
from dashboard.source_table import bounded, item_name, unit_of
from dashboard.texts import indicator_name, language, qualifier_text, say
from figures import Figure, Figures
from findings import Finding
from intervals import Interval

Part = Html | Chart | tuple[Chart | Html, ...]
# The unit of what is no number and so is written as it is printed.
NO_NUMBER: Final = "date"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A centre's year as the sections read it; `asked` is the money unit asked for."""

    centre_id: str
    year: int
    peers: Peers
    asked: str
    figures: Figures
    lines: tuple[Line, ...]
    standings: Mapping[str, Standing]
    misfits: tuple[Finding, ...]

    def get(self, indicator_id: str) -> Figure | None:
        """Give the year's figure of an indicator."""
        return self.figures.get(self.centre_id, self.year, indicator_id)

    def lines_on(self, indicator_id: str) -> list[Line]:
        """Give the lines printed for an indicator."""
        return [line for line in self.lines if line.indicator_id == indicator_id]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its key and what stands under its heading."""

    key: str
    parts: tuple[Part, ...]
    is_empty: bool = False


def nothing(key: str, dossier: Dossier) -> Section:
    """Make a section that says in one line why it has nothing to say."""
    gap = gap_text(dossier.centre_id, dossier.year)
    text = say(f"centre_nothing_{key}", year=dossier.year, gap=gap)
    return Section(key, (tag("p", text, class_="soft"),), is_empty=True)


def missing(dossier: Dossier) -> Html:
    """Say why a number is missing."""
    return tag("span", gap_text(dossier.centre_id, dossier.year), class_="soft")


def amount(figure: Figure, asked: str = "auto") -> Html:
    """Write a figure with its mark and unit, its source a click away."""
    scale = scale_for(catalogue().indicators[figure.indicator_id], [figure.amount], asked)
    number = sources.number(figure, scale.of(figure))
    unit = tag("span", with_unit("", scale.unit), class_="unit")
    return joined([sources.mark(figure), " ", number, unit])


def change_markup(standing: Standing) -> Html:
    """Write a change with its arrow and, where a direction is wanted, its word."""
    change = standing.change
    if change is None:
        return tag("span", "—", class_="soft")
    word, style = judgement(change, standing.indicator.direction)
    arrow = {1: "▲ ", -1: "▼ ", 0: ""}[change.sign]
    return tag(
        "span", joined([arrow, change_text(change), f" {word}" if word else ""]), class_=style
    )


def line_number(line: Line) -> Html:
    """Write a line's number as printed, its source a click away."""
    name = f"{indicator_name(line.indicator_id)} {item_text(line.item)}".strip()
    return sources.printed(line.observation_id, line_text(line), name)


def line_text(line: Line) -> Html:
    """Write a line's number: as printed, on an English page in the English unit.

    >>> line_text(Line(1, "", "", 2022, "2022", "deposits", "centre", "policy", "", ">", "36072",
    ...     "元", "CNY", None, "", "")).text
    '&gt;36,072 元'
    """
    if line.unit == NO_NUMBER:
        return joined([line.printed_value])
    indicator = catalogue().indicators[line.indicator_id]
    number, unit = grouped(line.printed_value), line.printed_unit
    if language() == "en" and line.amount and _is_count(line.amount):
        unit = unit_of(line.unit)
        number = f"{line.amount.value:,.0f}"
    elif language() == "en" and line.amount and line.unit == indicator.unit:
        scale = scale_for(indicator, [line.amount])
        number, unit = scale.number(line.amount), scale.unit
    elif language() == "en":
        unit = unit_of(line.unit)
    return joined([with_unit(bounded(line.bound, number), unit).rstrip()])


def _is_count(amount: Interval) -> bool:
    """Tell whether a number is exact and whole: in a larger unit it would gain digits."""
    return not amount.half_width and amount.value.is_integer()


def grouped(printed: str) -> str:
    """Group the thousands of a printed number, keeping its digits; other words stay.

    >>> grouped("5240099"), grouped("23745.10"), grouped("2022-03-03")
    ('5,240,099', '23,745.10', '2022-03-03')
    """
    try:
        return f"{Decimal(printed):,f}"
    except InvalidOperation:
        return printed


def line_markup(line: Line, misfits: Sequence[Finding] = ()) -> Html:
    """Write a line as its name, what kind of figure it is, its number, and what does not fit."""
    words: list[Html | str] = [item_name(line.item)] if line.item else []
    notes: list[Html | str] = []
    if line.role != "actual":
        notes.append(say(f"sources_page_role_{line.role}"))
    if _is_telling(line):
        notes.append(line.period)
    if line.qualifier:
        notes.append(qualifier_text(line.qualifier))
    if notes:
        words.append(tag("span", joined(notes, say("list_comma")), class_="unit"))
    words.append(line_number(line))
    if line.doubt:
        title = qualifier_text(line.doubt)
        words.append(tag("span", say("source_doubt"), class_="badge care", title=title))
    words += [misfit_link(finding) for finding in misfits]
    return tag("li", joined(words, " "))


def _is_telling(line: Line) -> bool:
    """Tell whether a line is of another time than its year, or than the year's end for a level."""
    if catalogue().indicators[line.indicator_id].kind == "flow":
        return line.period != str(line.year)
    return not f"{line.year}-12-31".startswith(line.period)


def misfit_link(finding: Finding) -> Html:
    """Mark a misfit with its verdict, leading to it on the quality page; and if it is put right."""
    way = tag("a", verdict_badge(finding), href=link(finding), data_go="", class_="misfit")
    return joined([way, " ", state_badge(CORRECTED)]) if is_corrected(finding) else way


def is_about(finding: Finding, line: Line) -> bool:
    """Tell whether a finding's stated figure is this line; one about a sentence has none."""
    if finding.span and finding.stated is None:
        return False
    if finding.evidence and finding.evidence[0] == line.observation_id:
        return True
    named = (finding.indicator_id, finding.item)
    return bool(line.item) and line.role == "actual" and named == (line.indicator_id, line.item)


def lines_markup(lines: Iterable[Line], misfits: Sequence[Finding] = ()) -> Html:
    """Write lines one after the other, each with its misfits, as many in a row as fit."""
    found = [line_markup(line, [f for f in misfits if is_about(f, line)]) for line in lines]
    return tag("ul", joined(found), class_="lines") if found else Html("")


def fact(name: Html | str, value: Html, notes: Sequence[Html | str] = ()) -> Html:
    """Lay out a single fact: its name, its number, and a line for each note that is there."""
    told = [note for note in notes if markup(note)]
    below = tag("div", joined(told, " · "), class_="note") if told else Html("")
    name = tag("div", name, class_="name")
    return tag("div", name + tag("div", value, class_="value num") + below, class_="fact")


def facts(found: Iterable[Html]) -> Html:
    """Lay facts out side by side."""
    return tag("div", joined(found), class_="facts-grid")


def heading(text: str, below: Html | str = "") -> Html:
    """Head a part of a section, with a line below it."""
    sub = tag("p", below, class_="sub") if markup(below) else Html("")
    return tag("h3", text) + sub

"""The page of a self-evaluation: its choices, and its parts put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.documents import documents
from analysis.performance import Performance, performance_of
from analysis.performance_printed import evaluated_years
from catalogue import catalogue
from dashboard import choices, selection
from dashboard.charts import Chart
from dashboard.gaps import gap_text
from dashboard.lines import lead, line
from dashboard.markup import Html, tag
from dashboard.memory import remembered
from dashboard.performance_charts import weights_chart
from dashboard.performance_dots import completion_chart
from dashboard.performance_projects import projects_table
from dashboard.performance_sheets import sheets_of
from dashboard.performance_targets import targets_table
from dashboard.performance_tree import losses_list, tree_list
from dashboard.performance_words import lead_of
from dashboard.texts import centre_name, say
from dashboard.workbooks import Sheet

STYLE: Final = Path(__file__).with_name("performance.css")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's parts, ready to be shown."""

    lead: Html
    weights: Chart | None
    completion: Chart | None
    losses: Html
    targets: Html
    tree: Html
    projects: Html
    source_line: str


@remembered
def years_by_centre() -> dict[str, list[int]]:
    """Give the years of which a self-evaluation is held, by centre."""
    return evaluated_years()


def ask_centre() -> str | None:
    """Ask for a centre that published figures of performance; None where there is none."""
    options = list(years_by_centre())
    if not options:
        return None
    default = selection.OWN_CENTRE if selection.OWN_CENTRE in options else options[0]
    return choices.choose("centre", say("centre"), options, default, centre_name, _undisclosed)


def _undisclosed(asked: str) -> str:
    """Say that a centre published no figures of performance; empty for what is no centre."""
    if asked in years_by_centre() or asked not in catalogue().centres:
        return ""
    years = [year for centre, year in _held() if centre == asked]
    name = centre_name(asked)
    if years:
        return say("performance_centre_undisclosed", centre=name, year=max(years))
    return say("performance_centre_uncollected", centre=name)


@remembered
def _held() -> frozenset[tuple[str, int]]:
    from analysis.gaps import reports_held

    return reports_held()


def ask_year(centre_id: str) -> int:
    """Ask for a year of which the centre's self-evaluation is held."""
    years = years_by_centre()[centre_id]

    def absent(asked: str) -> str:
        if not asked.isdecimal() or int(asked) in years:
            return ""
        name = centre_name(centre_id)
        return say(
            "performance_year_absent",
            centre=name,
            year=asked,
            gap=gap_text(centre_id, int(asked)),
            shown=years[0],
        )

    return choices.choose("year", say("year"), years, years[0], absent=absent)


@remembered
def performance_in(centre_id: str, year: int) -> Performance | None:
    """Read a centre's self-evaluation of a year."""
    return performance_of(centre_id, year, catalogue())


@remembered
def page_of(centre_id: str, year: int, _language: str) -> Page:
    """Put the page together."""
    found = performance_in(centre_id, year)
    if found is None:
        raise LookupError(f"{centre_id} {year}")
    source = say("source_line", titles=documents()[found.source_id].title)
    return Page(
        lead=lead(lead_of(found)),
        weights=weights_chart(found, source),
        completion=completion_chart(found, source),
        losses=losses_list(found),
        targets=targets_table(found.targets, found.claims) if found.targets else Html(""),
        tree=tree_list(found.tree) if found.tree else Html(""),
        projects=projects_table(found.projects),
        source_line=source,
    )


def not_compared() -> Html:
    """Say why the scores of different centres are not put side by side."""
    return tag("p", line("performance_not_compared"), class_="soft")


def sheets(centre_id: str, year: int) -> list[Sheet]:
    """Give the sheets of the page's download."""
    found = performance_in(centre_id, year)
    return sheets_of(found) if found else []

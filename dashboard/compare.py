"""What the compare page shows: heading, finding, two pictures, the table, and the sources."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import compare, measures
from analysis.compare import Comparison
from analysis.figures import Figure, Figures
from catalogue import catalogue
from dashboard import compare_words, selection, sources
from dashboard.charts import Chart
from dashboard.compare_bars import level_bars
from dashboard.compare_charts import who_is_higher
from dashboard.compare_choices import Asked
from dashboard.compare_lead import lead
from dashboard.compare_table import comparison_table
from dashboard.markup import Html
from dashboard.memory import remembered


@dataclass(frozen=True, slots=True)
class Compare:
    """A page's parts, ready to be shown; `shown` are its figures."""

    heading: Html
    name: str
    lead: Html
    notice: Html
    who: Chart | None
    levels: Chart | None
    table: Html
    source_line: str
    shown: tuple[Figure, ...]


@remembered
def compare_of(asked: Asked, _language: str) -> Compare:
    """Put the page together for one centre or more."""
    known = catalogue()
    years = dict(asked.years)
    figures = selection.figures(tuple(years))
    found = compare.compare(figures, years, known, aligned=asked.aligned)
    blocks = measures.blocks(figures, years, asked.measure, known)
    in_table = _in_table(found, figures)
    in_blocks = [part for block in blocks for bar in block.bars for part in bar.parts]
    shown = tuple(dict.fromkeys((*in_table, *in_blocks)))
    behind = sources.background(figures, shown)
    line = sources.reports(shown, behind)
    apart = compare.scale_gap(figures, years)
    return Compare(
        heading=compare_words.heading(found),
        name=compare_words.file_name(found),
        lead=lead(found, figures),
        notice=compare_words.notice(found, apart, asked.measure, behind),
        who=who_is_higher(found, behind, line),
        levels=level_bars(found, blocks, asked.measure, behind, line, asked.unit),
        table=comparison_table(found, asked.unit),
        source_line=line,
        shown=shown,
    )


def _in_table(found: Comparison, figures: Figures) -> tuple[Figure, ...]:
    """Give the figures of the warehouse behind the table; a growth stands for its level."""
    cells = [cell.figure for line in found.lines for cell in line.cells if cell.figure]
    held = (figures.get(f.centre_id, f.year, f.indicator_id) for f in cells)
    return tuple(dict.fromkeys(figure for figure in held if figure))

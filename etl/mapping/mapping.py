"""A workbook understood: every table found, its headings mapped, its figures read."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue import Catalogue
from etl.choices import Choices, Correction
from etl.mapping.centres import Centres
from etl.mapping.context import Contexts
from etl.mapping.figures import Figures
from etl.mapping.frames import Frame, frames
from etl.mapping.grids import Grid, blocks
from etl.mapping.headers import parts
from etl.mapping.headings import Headings
from etl.mapping.hidden import left_out, read_grid
from etl.mapping.lines import Lines
from etl.mapping.mapped import CellReading, Mapped
from etl.mapping.mapped import Table as MappedTable
from etl.mapping.remarks import left_out_notes, remarks, slots
from etl.mapping.template import Trusted, schema_of, template_frame
from etl.mapping.vocabulary import vocabulary_of
from etl.problems import Place, Problem
from etl.workbooks.workbook import Workbook

NO_CORRECTIONS: Mapping[str, Correction] = {}


def map_workbook(
    workbook: Workbook,
    known: Catalogue,
    choices: Choices,
    remembered: Mapping[str, Correction] = NO_CORRECTIONS,
) -> Mapped:
    """Find the tables of a workbook, what their headings mean, and the readings.

    `remembered` are earlier corrections by heading; those of `choices` go before them.
    """
    return _Mapping(workbook, known, choices, remembered).mapped()


class _Mapping:
    def __init__(
        self,
        workbook: Workbook,
        known: Catalogue,
        choices: Choices,
        remembered: Mapping[str, Correction],
    ) -> None:
        self.workbook = workbook
        self.known = known
        self.included = choices.included
        self.words = vocabulary_of(known)
        self.centres = Centres(known, dict(choices.centres))
        self.lines = Lines(self.words, self.centres)
        self.schema = schema_of(workbook, known)
        self.contexts = Contexts(workbook.name, choices, self.centres, self.words.units)
        chosen = {one.heading: one for one in choices.corrections}
        self.headings = Headings(known, self.words, chosen, remembered)
        self.tables: list[MappedTable] = []
        self.readings: list[CellReading] = []
        self.problems: list[Problem] = []
        self.named: set[str] = set()

    def mapped(self) -> Mapped:
        units, included = self.words.units, self.included
        sheets = self.workbook.sheets
        hidden = [part for sheet in sheets for part in left_out(sheet, included, units)]
        for sheet in sheets:
            grid = read_grid(sheet, included, units)
            if grid:
                self._sheet(grid)
        if not self.readings and not any(problem.level == "error" for problem in self.problems):
            self.problems.append(Problem("nothing_found", Place(), {"file": self.workbook.name}))
        self.problems.extend(left_out_notes(hidden))
        return Mapped(
            tuple(self.tables),
            tuple(hidden),
            tuple(self.readings),
            tuple(self.problems),
            frozenset(self.named & self.known.centres.keys()),
        )

    def _sheet(self, grid: Grid) -> None:
        columns = self.schema.columns.get(grid.sheet.name) if self.schema else None
        if columns:
            found, trusted, problems = template_frame(grid, columns, self.words)
            if found and not trusted:
                # No heading stands where it stood: one warning says so, the headings tell the rest.
                problems = problems[:1]
            self.problems.extend(problems)
            if found and trusted:
                self._table(found, trusted)
            if not found or trusted:
                return
        heads: tuple[str, ...] | None = None
        for block in blocks(grid):
            for part in parts(block, self.words, self.centres):
                heads = tuple(part.captions) if heads is None else heads
                for found in frames(part, self.words, self.centres):
                    self._table(found, None, heads)

    def _table(
        self, found: Frame, trusted: dict[int, Trusted] | None, heads: tuple[str, ...] = ()
    ) -> None:
        """Read one table; `trusted` says what the columns of our template surely are.

        `heads` stand over the first table of the sheet, and thereby over all.
        """
        table = self.lines.table(found) if trusted is None else self.lines.template(found)
        sheet = found.part.block.grid.sheet.name
        context = self.contexts.of(sheet, found.part.captions, table, heads)
        self.named.add(context.centre)
        figures = Figures(self.known, self.centres, table, context)
        headings = self.headings.of(
            table, figures.cells(self.headings.reads), context, trusted or {}
        )
        figures.read(headings)
        shown = slots(figures, headings)
        if not shown:
            return
        title = " ".join(text.strip() for text in found.part.captions[:3])
        self.tables.append(MappedTable(sheet, found.part.range, table.layout, title, shown))
        self.readings.extend(figures.readings)
        self.problems.extend(remarks(figures, headings, self.known))
        self.problems.extend(figures.problems)

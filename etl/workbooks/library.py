"""python-calamine kept in one place: its sheets as ours, its errors and panics as Refusals."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from etl.workbooks.refusals import SPANS, Refusal
from etl.workbooks.sheet_details import Details
from etl.workbooks.workbook import Sheet, Span

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# A table has a few hundred merged headings.
MOST_SPANS: Final = 50_000


def sheets_of(file: io.BytesIO, kind: str = "xlsx", *, spans: bool = True) -> list[Sheet]:
    """Read every worksheet of a file, hidden ones too, with its merged `spans`; raise Refusal."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _refusing(kind), CalamineWorkbook.from_filelike(file) as workbook:
        return [
            _sheet(
                workbook.get_sheet_by_index(number),
                hidden=told.visible != SheetVisibleEnum.Visible,
                spans=spans,
            )
            for number, told in enumerate(workbook.sheets_metadata)
            if told.typ == SheetTypeEnum.WorkSheet
        ]


def _sheet(found: CalamineSheet, *, hidden: bool, spans: bool) -> Sheet:
    # The rows above the first filled one count: addresses are the sheet's own.
    values = found.to_python(skip_empty_area=False)
    ranges = (found.merged_cell_ranges if spans else None) or []
    if len(ranges) > MOST_SPANS:
        raise Refusal("too_intricate", found=SPANS, limit=f"{MOST_SPANS:,}")
    sheet = Sheet(found.name, values, hidden=hidden)  # type: ignore[arg-type]
    sheet.merged = within(
        sheet,
        (Span(top + 1, left + 1, low + 1, far + 1) for (top, left), (low, far) in ranges),
    )
    return sheet


def within(sheet: Sheet, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Cut merged cells to the filled part of a sheet: one may claim all of it."""
    height, width = len(sheet.values), len(sheet.values[0]) if sheet.values else 0
    return tuple(
        Span(span.top, span.left, min(span.bottom, height), min(span.right, width))
        for span in spans
        if span.top <= height and span.left <= width
    )


def add_details(sheet: Sheet, found: Details) -> None:
    """Add to a sheet what the library does not tell."""
    # The grid is to reach the formulas and errors that have no value.
    width = max(found.right, len(sheet.values[0]) if sheet.values else 0)
    for row in sheet.values:
        row.extend([""] * (width - len(row)))
    sheet.values.extend([""] * width for _ in range(found.bottom - len(sheet.values)))
    sheet.formats, sheet.errors = found.formats, found.errors
    sheet.pending = frozenset(found.pending)
    sheet.hidden_rows = frozenset(found.hidden_rows)
    sheet.hidden_columns = frozenset(found.hidden_columns)
    if found.spans:
        sheet.merged = within(sheet, found.spans[:MOST_SPANS])


@contextmanager
def _refusing(kind: str) -> Iterator[None]:
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError:
        raise Refusal("encrypted") from None
    except (CalamineError, OSError, ValueError, IndexError, OverflowError):
        raise Refusal("damaged", found=kind) from None
    except BaseException as error:
        # A panic of the library is no Exception, and its class has no name to import.
        if type(error).__name__ != "PanicException":
            raise
        raise Refusal("damaged", found=kind) from None

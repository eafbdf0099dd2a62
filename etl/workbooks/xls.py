"""What an .xls file tells beside its values: number formats, errors, hidden rows and columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from etl.workbooks.number_formats import is_telling
from etl.workbooks.refusals import Refusal
from etl.workbooks.sheet_details import MOST_FILLED, Details, refuse_far_reach

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as OldSheet


def xls_details(content: bytes) -> dict[str, Details] | None:
    """Give the details of each sheet by name, None where only the values can be read.

    Raise Refusal for an encrypted file and for too many cells.
    """
    import xlrd
    from xlrd.biffh import XLRDError

    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, logfile=io.StringIO()
        )
        return {sheet.name: _details(book, sheet) for sheet in book.sheets()}
    except XLRDError as error:
        if "encrypted" in str(error).lower():
            raise Refusal("encrypted") from None
        return None
    except (Refusal, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # the library fails in any way on what another can read
        return None


def _details(book: Book, sheet: OldSheet) -> Details:
    import xlrd

    refuse_far_reach(sheet.nrows, sheet.ncols, 0)
    found = Details(bottom=sheet.nrows, right=sheet.ncols)
    codes = [book.format_map[style.format_key].format_str for style in book.xf_list]
    telling = {number: code for number, code in enumerate(codes) if is_telling(code)}
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            place = row + 1, column + 1
            if kind == xlrd.XL_CELL_NUMBER:
                code = telling.get(sheet.cell_xf_index(row, column))
                if code:
                    found.formats[place] = code
            elif kind == xlrd.XL_CELL_ERROR:
                number = int(sheet.cell_value(row, column))
                found.errors[place] = xlrd.error_text_from_code.get(number, "#N/A")
            found.filled += kind not in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}
        if found.filled > MOST_FILLED:
            refuse_far_reach(sheet.nrows, sheet.ncols, found.filled)
    found.hidden_rows = {row + 1 for row, told in sheet.rowinfo_map.items() if told.hidden}
    found.hidden_columns = {at + 1 for at, told in sheet.colinfo_map.items() if told.hidden}
    return found.within_reach()

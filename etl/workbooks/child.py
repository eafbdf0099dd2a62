"""The child process that reads what may be a trap: `python -m etl.workbooks.child KIND`.

Takes the file on standard input and gives the sheets, or the reason for refusing it, on standard
output as `exchange` writes them.
"""

from __future__ import annotations

import io
import sys
from typing import Final

from etl.apart import limit_resources
from etl.workbooks.exchange import write_refusal, write_sheets
from etl.workbooks.package import Package
from etl.workbooks.refusals import Refusal
from etl.workbooks.sheet_details import Details
from etl.workbooks.workbook import Sheet

# A workbook of a million formatted rows needs the most of what is read: three quarters of these.
MEMORY_BYTES: Final = 400 * 1024 * 1024
CPU_SECONDS: Final = 4


def read(kind: str, content: bytes) -> list[Sheet]:
    """Give the sheets of a file of this kind; raise Refusal."""
    if kind == "xlsx":
        from etl.workbooks.xlsx import read_any

        return read_any(Package(content))
    from etl.workbooks.library import add_details, sheets_of

    # The details come first: they refuse what would make a grid too large.
    details = _details(kind, content)
    sheets = sheets_of(io.BytesIO(content), kind)
    for sheet in sheets:
        found = None if details is None else details.get(sheet.name)
        sheet.examined = found is not None
        if found is not None:
            add_details(sheet, found)
    return sheets


def _details(kind: str, content: bytes) -> dict[str, Details] | None:
    if kind == "xls":
        from etl.workbooks.xls import xls_details

        return xls_details(content)
    if kind == "xlsb":
        from etl.workbooks.xlsb import xlsb_details

        return xlsb_details(Package(content))
    from etl.workbooks.ods import ods_details

    return ods_details(Package(content))


def main() -> int:
    """Read standard input; give 0 when the answer, sheets or a refusal, was written."""
    limit_resources(MEMORY_BYTES, CPU_SECONDS)
    try:
        answer = write_sheets(read(sys.argv[1], sys.stdin.buffer.read()))
    except Refusal as refusal:
        answer = write_refusal(refusal)
    except MemoryError:
        answer = write_refusal(Refusal("too_heavy", limit=f"{MEMORY_BYTES >> 20} MB"))
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Sheets of an .xlsx or .xlsm file: values by the library, the rest from the parts themselves."""

from __future__ import annotations

from typing import Final

from etl.workbooks.library import add_details, sheets_of
from etl.workbooks.package import Package, pack
from etl.workbooks.parts import (
    RELATIONS,
    STRINGS,
    STYLES,
    WORKBOOK,
    SheetPart,
    sheet_parts,
    telling_formats,
)
from etl.workbooks.refusals import Refusal
from etl.workbooks.sheet_details import MOST_FILLED, Details, read_details, refuse_far_reach
from etl.workbooks.sheet_look import (
    PLAIN_BYTES,
    are_few,
    has_spans,
    is_modest,
    is_plain,
    needs_details,
    with_known_errors,
    without_empty_cells,
)
from etl.workbooks.workbook import Sheet

FRAME: Final = ("[Content_Types].xml", "_rels/.rels", WORKBOOK, RELATIONS, STRINGS, STYLES)
# What all sheets may make together.
MOST_GRIDS: Final = 10_000_000
# So many plain grids are small together; of more sheets the reach of each is found out.
FEW_SHEETS: Final = 5


class NotPlain(Exception):
    """A workbook is larger or odder than what may be read outside a child process."""


def read_plain(package: Package) -> list[Sheet]:
    """Read a workbook whose size is sure to be small; raise NotPlain for others, and Refusal."""
    sheets = sheet_parts(package)
    wanted = {*(name.lower() for name in FRAME), *(sheet.part.lower() for sheet in sheets)}
    if sum(map(package.size, wanted)) > PLAIN_BYTES:
        raise NotPlain
    parts = _parts(package, sheets)
    xmls = [parts[sheet.part] for sheet in sheets if sheet.part in parts]
    if (
        not all(map(is_plain, xmls))
        or not are_few(xmls, MOST_FILLED)
        or not is_modest(parts.get(STRINGS, b""), xmls)
    ):
        raise NotPlain
    details = _details(parts, sheets, every=len(sheets) > FEW_SHEETS)
    erroneous = any(found.errors for found in details.values())
    file = pack(_readable(parts)) if erroneous else package.with_parts(parts)
    return _with_details(sheets_of(file, spans=any(map(has_spans, xmls))), details)


def read_any(package: Package) -> list[Sheet]:
    """Read any workbook, in a process whose memory and time are limited; raise Refusal."""
    sheets = sheet_parts(package)
    parts = _parts(package, sheets)
    for name in {sheet.part for sheet in sheets} & parts.keys():
        parts[name] = without_empty_cells(parts[name])
    details = _details(parts, sheets, every=True)
    return _with_details(sheets_of(pack(_readable(parts))), details)


def _parts(package: Package, sheets: list[SheetPart]) -> dict[str, bytes]:
    names = dict.fromkeys((*FRAME, *(sheet.part for sheet in sheets)))
    return {name: package.xml(name) for name in names if name in package}


def _readable(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {name: with_known_errors(part) for name, part in parts.items()}


def _details(
    parts: dict[str, bytes], sheets: list[SheetPart], *, every: bool
) -> dict[str, Details]:
    """Give the details of `every` sheet by name, or of those that need it; raise Refusal."""
    formats = telling_formats(parts[STYLES]) if STYLES in parts else {}
    details = {
        sheet.name: read_details(parts[sheet.part], formats)
        for sheet in sheets
        if sheet.part in parts and (every or needs_details(parts[sheet.part], formats))
    }
    for found in details.values():
        refuse_far_reach(found.bottom, found.right, found.filled)
    grids = sum(found.bottom * found.right for found in details.values())
    filled = sum(found.filled for found in details.values())
    if filled > MOST_FILLED:
        raise Refusal("too_many_cells_together", found=f"{filled:,}", limit=f"{MOST_FILLED:,}")
    if grids > MOST_GRIDS:
        raise Refusal("too_many_cells_together", found=f"{grids:,}", limit=f"{MOST_GRIDS:,}")
    return details


def _with_details(read: list[Sheet], details: dict[str, Details]) -> list[Sheet]:
    for sheet in read:
        found = details.get(sheet.name)
        if found is not None:
            add_details(sheet, found)
    return read

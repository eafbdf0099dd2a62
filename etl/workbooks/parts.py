"""Which parts of an .xlsx package are its sheets, and which number format each style has."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from etl.workbooks.markup import Attributes, local, walk
from etl.workbooks.number_formats import BUILT_IN, is_telling
from etl.workbooks.package import Package
from etl.workbooks.refusals import SHEETS, Refusal
from etl.workbooks.refusals import STYLES as CELL_STYLES

WORKBOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"
# Excel has 64,000 styles and its users far fewer sheets.
MOST_STYLES: Final = 100_000
MOST_SHEETS: Final = 1_000


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name and the name of its part."""

    name: str
    part: str


def sheet_parts(package: Package) -> list[SheetPart]:
    """Give the sheets in their order."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[attributes.get("Id", "")] = posixpath.normpath(path)

    def sheet(name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            found = {local(key): value for key, value in attributes.items()}
            sheets.append((found.get("name", ""), found.get("id", "")))

    walk(package.xml(RELATIONS), relation)
    walk(package.xml(WORKBOOK), sheet)
    if len(sheets) > MOST_SHEETS:
        raise Refusal("too_intricate", found=SHEETS, limit=f"{MOST_SHEETS:,}")
    return [SheetPart(name, targets[key]) for name, key in sheets if key in targets]


def telling_formats(xml: bytes) -> dict[str, str]:
    """Give the number formats that say more than the value, by the style a cell names."""
    codes: dict[str, str] = {}
    styles: list[str] = []
    within = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal within
        tag = local(name)
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in {"cellXfs", "cellStyleXfs", "dxfs"}:
            within = tag
        elif tag == "xf" and within == "cellXfs":
            styles.append(attributes.get("numFmtId", ""))
            if len(styles) > MOST_STYLES:
                raise Refusal("too_intricate", found=CELL_STYLES, limit=f"{MOST_STYLES:,}")

    walk(xml, start)
    found: dict[str, str] = {}
    for number, key in enumerate(styles):
        code = codes.get(key) or (BUILT_IN.get(int(key), "") if key.isdecimal() else "")
        if code and is_telling(code):
            found[str(number)] = code
    return found

"""`read_workbook`: a file's bytes told apart, bounded and read; each format is read beside."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from etl.problems import Place, Problem
from etl.workbooks.kinds import EXTENSIONS, Kind, kind_of
from etl.workbooks.package import Package
from etl.workbooks.refusals import Refusal, UnreadableWorkbook
from etl.workbooks.workbook import Sheet, Workbook, letters

# The upload limit of the server too. A national workbook of ten years has 2 MB.
LARGEST_BYTES: Final = 20_000_000
LONGEST_NAME: Final = 120
# What no file name may hold on one system or another, or what markup begins with.
UNSAFE: Final = re.compile(r'[<>:"|?*`\[\]$]')
NAMELESS: Final = "工作簿"
# So many formulas are named one by one; more say the same.
MOST_FORMULAS: Final = 20


def read_workbook(content: bytes, name: str) -> Workbook:
    """Read a workbook: xlsx, xlsm, xls, xlsb, ods or csv, told apart by content before extension.

    Raise UnreadableWorkbook, whose text is one Chinese sentence, for whatever is none.
    """
    file = safe_name(name)
    try:
        kind, sheets = _read(content, file)
    except Refusal as refusal:
        raise UnreadableWorkbook(file, refusal) from None
    problems = tuple(problem for sheet in sheets for problem in _problems(sheet))
    digest = hashlib.sha256(content).hexdigest()
    return Workbook(file, kind, digest, tuple(sheets), problems)


def safe_name(name: str) -> str:
    """Give the last part of a file's name, without what a page or a disk could take for more.

    >>> safe_name("../a/<b>.xlsx")
    '_b_.xlsx'
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    visible = "".join(letter for letter in last if not unicodedata.category(letter).startswith("C"))
    plain = UNSAFE.sub("_", visible).strip().lstrip(".")
    suffix = PurePosixPath(plain).suffix[:10]
    stem = plain.removesuffix(suffix) if suffix else plain
    return (stem[: LONGEST_NAME - len(suffix)] or NAMELESS) + suffix


def _read(content: bytes, file: str) -> tuple[Kind, list[Sheet]]:
    if len(content) > LARGEST_BYTES:
        found, limit = (f"{size / 1_000_000:.1f} MB" for size in (len(content), LARGEST_BYTES))
        raise Refusal("too_large", found=found, limit=limit)
    kind = kind_of(content)
    try:
        sheets = _sheets(kind, content, file)
    except Refusal as refusal:
        if refusal.reason == "damaged":
            raise Refusal("damaged", found=kind) from None
        raise
    if not any(sheet.values for sheet in sheets):
        raise Refusal("blank")
    if kind == "xlsx" and file.lower().endswith(".xlsm"):
        kind = "xlsm"
    return kind, sheets


def _sheets(kind: Kind, content: bytes, file: str) -> list[Sheet]:
    if kind == "csv":
        from etl.workbooks.separated import read_separated

        sheet = read_separated(content, PurePosixPath(file).stem)
        # Text of columns is often named .xls; other text under such a name is no table.
        if len(sheet.values[0]) < 2 and PurePosixPath(file).suffix.lower() in EXTENSIONS - {".csv"}:
            raise Refusal("other_kind", found=("纯文本", "plain text"))
        return [sheet]
    if kind == "xlsx":
        from etl.workbooks.xlsx import NotPlain, read_plain

        try:
            return read_plain(Package(content))
        except NotPlain:
            pass
    from etl.workbooks.sandbox import read_apart

    return read_apart(kind, content)


def _problems(sheet: Sheet) -> Iterator[Problem]:
    """Say what could not be seen, and name formulas without a value, the first ones singly."""
    if not sheet.examined:
        yield Problem("formats_not_read", Place(sheet.name))
    places = sorted(sheet.pending)
    for row, column in places[:MOST_FORMULAS]:
        yield Problem("formula_without_value", Place(sheet.name, f"{letters(column)}{row}"))
    rest = places[MOST_FORMULAS:]
    if rest:
        details = {"count": str(len(rest)), "limit": str(MOST_FORMULAS)}
        yield Problem("more_formulas_without_value", Place(sheet.name), details)

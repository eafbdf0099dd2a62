"""The project's own data files as records: sources, batches and readings, each fault named.

Units and intervals are left to `normalise`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from catalogue import Catalogue
from tables import Faults, Row, read_table

SOURCE_HEADER: Final = "id,centre,title,publisher,published_on,report_year,url,file,collected_on"
SOURCE_COLUMNS: Final = tuple(SOURCE_HEADER.split(","))
READING_HEADER: Final = (
    "source,centre,indicator,period,value,unit,growth,growth_unit,growth_basis,scope,role,item,"
    "bound,qualifier,doubt,note,quote,start,url"
)
READING_COLUMNS: Final = tuple(READING_HEADER.split(","))
ROLES: Final = (
    "actual",
    "target",
    "budget",
    "policy",
    "change",
    "prior",
    "score",
    "full",
    "deduction",
    "plan",
    "lower_bound",
)
BOUNDS: Final = ("", ">", ">=", "<", "<=")
GROWTH_BASES: Final = ("", "printed", "compiler")
YEAR: Final = re.compile(r"\d{4}", re.ASCII)
MONTH: Final = r"(0[1-9]|1[0-2])"
DAY: Final = r"(0[1-9]|[12]\d|3[01])"
PUBLISHED: Final = re.compile(rf"\d{{4}}-{MONTH}(-{DAY})?", re.ASCII)
PERIOD: Final = re.compile(
    rf"(?P<year>\d{{4}})(-{MONTH}(-{DAY})?)?|\d{{4}}-(?P<last>\d{{4}})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Source:
    """A published document; `body` is its text where we hold it."""

    id: str
    centre_id: str
    title: str
    publisher: str
    published_on: str
    report_year: int
    url: str
    file_name: str
    sha256: str
    body: str
    collected_on: date


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as printed at a place in a source, before any judgement.

    `year` is that of the period's end. `row` is the line of our table, or of the report, that
    holds it. `figure` is where the number stands in the quote, where the reader knows; `cell` is
    the address in a workbook, whose sheet is then the row's file.
    """

    row: Row
    year: int
    quote_start: int | None
    figure: tuple[int, int] | None = None
    cell: str = ""

    def __getitem__(self, column: str) -> str:
        return self.row[column]


def digest(path: Path) -> str:
    """Give a file's sha256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_sources(folder: Path, known: Catalogue) -> dict[str, Source]:
    """Read sources.csv and the texts it names; raise FaultyData naming every fault."""
    faults = Faults()
    sources: dict[str, Source] = {}
    for row in read_table(folder / "sources.csv", SOURCE_COLUMNS):
        if row["id"] in sources:
            faults.add(row.fault("id", "不重复的编号"))
        if row["centre"] not in known.centres:
            faults.add(row.fault("centre", "centres.csv 里的中心编号"))
        source = _source(row, folder, faults)
        if source:
            sources[source.id] = source
    faults.raise_any()
    return sources


def _source(row: Row, folder: Path, faults: Faults) -> Source | None:
    published, collected = row["published_on"], _date(row, "collected_on", faults)
    if published and not PUBLISHED.fullmatch(published):
        faults.add(row.fault("published_on", "年-月-日或年-月"))
    if not YEAR.fullmatch(row["report_year"]):
        faults.add(row.fault("report_year", "四位年份"))
        return None
    held = _held(row, folder, faults)
    if collected is None or held is None:
        return None
    sha256, body = held
    return Source(
        id=row["id"],
        centre_id=row["centre"],
        title=row["title"],
        publisher=row["publisher"],
        published_on=published,
        report_year=int(row["report_year"]),
        url=row["url"],
        file_name=row["file"],
        sha256=sha256,
        body=body,
        collected_on=collected,
    )


def _held(row: Row, folder: Path, faults: Faults) -> tuple[str, str] | None:
    """Give sha256 and text of the file a source names, both empty where it names none."""
    if not row["file"]:
        return "", ""
    file = folder / row["file"]
    if not file.is_file():
        faults.add(row.fault("file", f"{folder} 下已有的文件"))
        return None
    try:
        return digest(file), file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        faults.add(row.fault("file", "UTF-8 编码的文本文件"))
        return None


def _date(row: Row, column: str, faults: Faults) -> date | None:
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        faults.add(row.fault(column, "年-月-日"))
        return None


def read_readings(path: Path, known: Catalogue, sources: dict[str, Source]) -> list[Reading]:
    """Read a table of readings and check each against catalogue and source text.

    Raise FaultyData naming every fault: unknown ids, roles or periods, a quote that does not
    stand where it is said to stand.
    """
    faults = Faults()
    allowed: dict[str, Collection[str]] = {
        "source": sources,
        "centre": known.centres,
        "indicator": known.indicators,
        "role": ROLES,
        "bound": BOUNDS,
        "growth_basis": GROWTH_BASES,
    }
    readings = []
    for row in read_table(path, READING_COLUMNS):
        for column, members in allowed.items():
            if row[column] not in members:
                faults.add(row.fault(column, _expected(members)))
        for column in ("qualifier", "doubt"):
            if any(part not in known.qualifiers for part in row[column].split("；") if part):
                faults.add(row.fault(column, "qualifiers.csv 里的写法，以「；」分开"))
        period = PERIOD.fullmatch(row["period"])
        if period is None:
            faults.add(row.fault("period", "年、年-月、年-月-日或起止年"))
            continue
        start = _quote_start(row, sources, faults)
        year = int(period["last"] or period["year"])
        readings.append(Reading(row, year, start))
    faults.raise_any()
    return readings


def _expected(members: Collection[str]) -> str:
    few = [member for member in members if member]
    return f"其中之一：{'、'.join(few)}" if len(few) < 15 else "目录里已有的写法"


def _quote_start(row: Row, sources: dict[str, Source], faults: Faults) -> int | None:
    source = sources.get(row["source"])
    if not row["start"] or source is None:
        return None
    start = int(row["start"]) if row["start"].isdecimal() else -1
    if start < 0 or not source.body.startswith(row["quote"], start):
        faults.add(row.fault("start", f"引文在 {source.file_name} 中的字符位置"))
        return None
    return start

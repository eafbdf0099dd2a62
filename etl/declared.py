"""Amendments declared in data/amendments.csv, each with its guard.

A build fails once the source of one prints another figure; what an amendment is stands in
`amending`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from catalogue import Catalogue
from etl.amending import DATA, Amendment, amendment_of, right_figure
from etl.normalise import Observation
from etl.records import ROLES, YEAR, Source
from tables import Faults, Row, read_table

FILE: Final = "amendments.csv"
HEADER: Final = (
    "source,year,indicator,role,item,printed_value,printed_unit,right_value,right_unit,"
    "reason_zh,reason_en,decided_by,decided_on"
)
COLUMNS: Final = tuple(HEADER.split(","))
KEY: Final = ("source", "year", "indicator", "role", "item", "printed_value", "printed_unit")


def read_amendments(
    folder: Path,
    known: Catalogue,
    sources: Mapping[str, Source],
    observations: Iterable[Observation],
) -> list[Amendment]:
    """Read amendments.csv of a data folder, empty where there is none.

    Raise FaultyData naming every fault: an unknown id, a figure that is no number, a line said
    twice, and above all a figure that its source does not print (any more).
    """
    path = folder / FILE
    if not path.exists():
        return []
    faults = Faults()
    printed = _printed(observations)
    found: dict[tuple[str, ...], Amendment] = {}
    for row in read_table(path, COLUMNS):
        amendment = _declared(row, known, sources, printed, faults)
        key = tuple(row[column] for column in KEY)
        if key in found:
            faults.add(row.fault("printed_value", "每个所印的数只更正一次"))
        if amendment:
            found[key] = amendment
    faults.raise_any()
    return list(found.values())


def _printed(observations: Iterable[Observation]) -> dict[tuple[str, ...], list[Observation]]:
    """Give what each source prints, by source, year, indicator, role and item."""
    found: dict[tuple[str, ...], list[Observation]] = {}
    for one in observations:
        key = (one.source_id, str(one.year), one.indicator_id, one.role, one.item)
        found.setdefault(key, []).append(one)
    return found


def _declared(
    row: Row,
    known: Catalogue,
    sources: Mapping[str, Source],
    printed: Mapping[tuple[str, ...], Sequence[Observation]],
    faults: Faults,
) -> Amendment | None:
    wrong = [
        row.fault(column, expected)
        for column, is_right, expected in (
            ("source", row["source"] in sources, "sources.csv 里的编号"),
            ("year", YEAR.fullmatch(row["year"]), "四位年份"),
            ("indicator", row["indicator"] in known.indicators, "指标目录里的编号"),
            ("role", row["role"] in ROLES, f"其中之一：{'、'.join(ROLES)}"),
            ("reason_zh", row["reason_zh"], "更正的理由"),
            ("reason_en", row["reason_en"], "更正的理由（英文）"),
            ("decided_by", row["decided_by"], "更正人"),
            ("decided_on", _is_day(row["decided_on"]), "年-月-日"),
        )
        if not is_right
    ]
    beside = printed.get(tuple(row[column] for column in KEY[:5]), ())
    said = (row["printed_value"], row["printed_unit"])
    same = [one for one in beside if (one.printed_value, one.printed_unit) == said]
    if not wrong and not same:
        wrong.append(row.fault("printed_value", _guard(row, sources, beside)))
    for fault in wrong:
        faults.add(fault)
    if wrong:
        return None
    told = Faults()
    right = right_figure(same[0], row["right_value"], row["right_unit"], known, told)
    for fault in told.found:
        faults.add(row.fault(f"right_{fault.column}", fault.expected))
    if right is None:
        return None
    if right.value == same[0].value and right.low == same[0].low:
        faults.add(row.fault("right_value", "与所印不同的数"))
    reasons = (row["reason_zh"], row["reason_en"])
    day = datetime.combine(date.fromisoformat(row["decided_on"]), time())
    return amendment_of(DATA, same[0], right, reasons, (row["decided_by"], day))


def _guard(row: Row, sources: Mapping[str, Source], beside: Sequence[Observation]) -> str:
    """Say what the source prints now, where it no longer prints what was amended."""
    now_printed = list(dict.fromkeys(one.printed_value + one.printed_unit for one in beside))
    told = f"该处现印 {'、'.join(now_printed)}" if now_printed else "该处已不印任何数"
    title = sources[row["source"]].title
    return (
        f"《{title}》仍印有的数（{row['year']} 年 {row['indicator']}，{told}）：来源已改，"
        "请删去这条更正或按新印的数重写"
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

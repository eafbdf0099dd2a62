"""A national warehouse: plausible figures of every centre, year after year, from no source but a
seed, and built through the project's own `etl.build`. What is measured on it is left to others.
"""

from __future__ import annotations

import csv
import hashlib
import math
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalogue import FOLDER, Catalogue, Indicator, catalogue
from etl.build import build
from etl.records import READING_COLUMNS, SOURCE_COLUMNS

RESULTS = Path(__file__).with_name("results")
ROOMS = ("etl", "warehouse", "data/catalogue", "bench/national.py", "catalogue.py", "intervals.py")

# All prefectures and the centres beside them are about 350; 100 indicators is a full report.
CENTRES, INDICATORS = 350, 100
YEARS = range(2006, 2026)
COLLECTED = "2026-11-01"
# The largest centre; the others follow by rank, the last a five-hundredth of it.
LARGEST = {
    "CNY": 1.6e11,
    "person": 9e6,
    "employer": 6e5,
    "loan": 1.2e6,
    "m2": 2e7,
    "count": 400.0,
}
LEVEL = {"percent": 60.0, "permille": 0.4, "score": 95.0, "day": 9.0, "hour": 8.0}
# Printed as centres print: unit, what one of it is in the canonical unit, decimals; the largest
# unit of which there is at least one.
FORMS = {
    "CNY": [("亿元", 1e8, 2), ("万元", 1e4, 2)],
    "person": [("万人", 1e4, 2), ("人", 1.0, 0)],
    "employer": [("家", 1.0, 0)],
    "loan": [("笔", 1.0, 0)],
    "m2": [("万平方米", 1e4, 2)],
    "count": [("个", 1.0, 0)],
    "percent": [("%", 1.0, 2)],
    "permille": [("‰", 1.0, 2)],
    "score": [("分", 1.0, 1)],
    "day": [("天", 1.0, 0)],
    "hour": [("小时", 1.0, 0)],
    "second": [("秒", 1.0, 1)],
    "year": [("年", 1.0, 0)],
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as an annual report prints it."""

    centre: str
    year: int
    indicator: str
    value: str
    unit: str
    growth: str


def observations(known: Catalogue, centres: list[str], year: int) -> Iterator[Printed]:
    """Give the figures of one year's reports, centre by centre.

    Every second flow also prints its growth, which agrees with last year's printed figure.
    """
    for rank, centre in enumerate(centres):
        for position, indicator in enumerate(chosen_indicators(known)):
            own = partial(level, indicator, centre, rank)
            value, unit, one = _printed(indicator, own(year))
            growth = ""
            if indicator.kind == "flow" and position % 2 == 0 and year > YEARS[0]:
                last = _printed(indicator, own(year - 1))
                change = float(value) * one / (float(last[0]) * last[2]) - 1
                growth = f"{100 * change:+.1f}"
            yield Printed(centre, year, indicator.id, value, unit, growth)


def chosen_indicators(known: Catalogue) -> list[Indicator]:
    """Choose what the national reports print: what pages show by themselves, then the rest."""
    shown = dict.fromkeys(name for theme in known.themes.values() for name in theme)
    names = [*shown, *(name for name in known.indicators if name not in shown)]
    usable = [known.indicators[name] for name in names if known.indicators[name].unit in FORMS]
    return usable[:INDICATORS]


def level(indicator: Indicator, centre: str, rank: int, year: int) -> float:
    """Work out a figure in its canonical unit; the same call gives the same figure."""
    own = _uniform(indicator.id)
    local = _uniform(f"{indicator.id}/{centre}")
    noise = _uniform(f"{indicator.id}/{centre}/{year}") - 0.5
    if indicator.unit in LARGEST:
        size = LARGEST[indicator.unit] * 10 ** (-1.5 * own) * math.exp(-6.2 * rank / CENTRES)
        years = year - YEARS[-1]
        return max(
            1.0, size * (0.7 + 0.6 * local) * (1.03 + 0.09 * local) ** years * (1 + noise / 9)
        )
    level = LEVEL.get(indicator.unit, 5.0)
    return max(0.01 * level, level * (0.6 + 0.35 * own + 0.1 * local + noise / 10))


def _uniform(name: str) -> float:
    """Draw a number from [0, 1) that depends on the name alone, on every machine alike."""
    return random.Random(name).random()


def _printed(indicator: Indicator, level: float) -> tuple[str, str, float]:
    forms = FORMS[indicator.unit]
    unit, one, decimals = next((form for form in forms if level >= form[1]), forms[-1])
    # Nobody prints a figure as nothing but noughts.
    value = max(level / one, 10.0**-decimals)
    return f"{value:.{decimals}f}", unit, one


def data_folder(folder: Path, years: range = YEARS) -> list[str]:
    """Write catalogue, sources and observations in the form of data/; give the centres' ids."""
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("catalogue", "words"):
        shutil.copytree(FOLDER.parent / part, folder / part)
    known = catalogue()
    centres = _extend_centres(folder / "catalogue" / "centres.csv", list(known.centres))
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, SOURCE_COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(_source(centre, year) for centre in centres for year in years)
    (folder / "observations").mkdir()
    for year in years:
        target = folder / "observations" / f"{year}.csv"
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, READING_COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(_reading(row) for row in observations(known, centres, year))
    return centres


def _extend_centres(file: Path, present: list[str]) -> list[str]:
    numbers = range(len(present) + 1, CENTRES + 1)
    with file.open("a", encoding="utf-8", newline="") as table:
        for n in numbers:
            names = (f"机构{n}", f"Centre {n}", f"机构{n}住房公积金管理中心", f"Centre {n}")
            csv.writer(table).writerow(
                (f"centre_{n}", *names, f"第{n % 31}省", f"Province {n % 31}", "", "")
            )
    return [*present, *(f"centre_{n}" for n in numbers)]


def _source(centre: str, year: int) -> dict[str, str]:
    return {
        "id": f"{centre}_annual_{year}",
        "centre": centre,
        "title": f"住房公积金{year}年年度报告",
        "publisher": "住房公积金管理中心",
        "published_on": f"{year + 1}-03-31",
        "report_year": str(year),
        "collected_on": COLLECTED,
    }


def _reading(row: Printed) -> dict[str, str]:
    has_growth = bool(row.growth)
    return {
        "source": f"{row.centre}_annual_{row.year}",
        "centre": row.centre,
        "indicator": row.indicator,
        "period": str(row.year),
        "value": row.value,
        "unit": row.unit,
        "growth": row.growth,
        "growth_unit": "%" if has_growth else "",
        "growth_basis": "printed" if has_growth else "",
        "scope": "centre",
        "role": "actual",
    }


def national_warehouse() -> tuple[Path, Path]:
    """Build the warehouse unless one of the same code is at hand; give it and its catalogue."""
    folder = RESULTS / "national"
    warehouse = RESULTS / f"national-{_digest_of_rooms()}.duckdb"
    if not (warehouse.exists() and (folder / "catalogue").exists()):
        for old in RESULTS.glob("national-*.duckdb"):
            old.unlink()
        data_folder(folder)
        build(folder, warehouse)
        # 60 MB of text that nothing reads again.
        shutil.rmtree(folder / "observations")
    return warehouse, folder / "catalogue"


def _digest_of_rooms() -> str:
    root = FOLDER.parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for room in ROOMS:
        files = [root / room] if (root / room).is_file() else sorted((root / room).rglob("*.*"))
        for file in files:
            if file.suffix in {".py", ".sql", ".csv"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]

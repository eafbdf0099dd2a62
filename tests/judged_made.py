"""Made figures held to the rules: each set of figures a centre of its own, all judged at once.

A figure is written `indicator[item]-years_back value unit key=value …`; without a unit it is in the
first one that reports print it in, without a year it is of 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from catalogue import catalogue
from etl import publish, series
from etl.normalise import Observation, normalise
from etl.records import READING_COLUMNS, Reading, Source
from findings import Finding
from tables import Faults, Row
from tests.small_data import READING, rows_of
from warehouse import connection

KNOWN: Final = catalogue()
YEAR: Final = 2023
DAY: Final = date(2026, 11, 22)
FIGURE: Final = re.compile(r"(\w+)(?:\[(.+?)\])?([-+]\d+)? (\S+)(?: ([^\s=]+))?((?: \w+=\S+)*)")


def judged(cases: Mapping[str, Iterable[str]], file: Path) -> dict[str, list[Finding]]:
    """Judge the figures of each case in one warehouse; give each case's findings."""
    made = {case: [observation(line, case) for line in lines] for case, lines in cases.items()}
    with connection.create(file) as writer, connection.transaction(writer):
        publish.add_catalogue(writer, KNOWN)
        publish.add_sources(writer, sources_of(made))
        publish.add_batch(
            writer, 1, publish.Batch("made.csv", "", "test", datetime.combine(DAY, time()))
        )
        publish.add_observations(writer, 1, [one for found in made.values() for one in found])
        series.rebuild(writer, KNOWN, list(made))
    findings: dict[str, list[Finding]] = {case: [] for case in made}
    for row in rows_of(file, "select * from finding"):
        finding = Finding.of(row)
        findings[finding.centre_id].append(finding)
    return findings


def observation(line: str, centre: str) -> Observation:
    """Make an observation of a line; raise ValueError where it is none."""
    found = FIGURE.fullmatch(line)
    if found is None:
        raise ValueError(line)
    indicator, item, shift, value, unit, more = found.groups()
    year = YEAR + int(shift or 0)
    told = {**dict.fromkeys(READING_COLUMNS, ""), **READING, "item": item or "", "value": value}
    told |= dict(one.split("=", 1) for one in more.split())
    if told["growth"]:
        told |= {"growth_basis": "printed", "growth_unit": told["growth_unit"] or "%"}
    usual = (*KNOWN.indicators[indicator].report_units, "")[0]
    told |= {"centre": centre, "indicator": indicator, "unit": unit or usual}
    if "period=" not in more:
        told["period"] = str(year)
    told |= {"source": f"{centre}_{told['source']}_{year}"}
    faults = Faults()
    made = normalise(Reading(Row("made.csv", 1, told), year, None), KNOWN, faults)
    faults.raise_any()
    if made is None:
        raise ValueError(line)
    return made


def sources_of(made: Mapping[str, Iterable[Observation]]) -> list[Source]:
    """Give the documents that the observations of each case name, one a year."""
    named = {one.source_id: one for found in made.values() for one in found}
    return [
        Source(name, one.centre_id, name, "", "", one.year, "", "", "", "", DAY)
        for name, one in named.items()
    ]

"""The plain way to load a workbook: a frame walked cell by cell, an insert for each."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pandas as pd

from catalogue import Catalogue
from etl import publish
from etl.normalise import normalise
from etl.publish import Batch
from etl.records import READING_COLUMNS, Reading
from tables import Faults, Row

YEAR = 2025
SOURCE = "insert into source values (?, ?, 'a', 'a', '2026', 2025, '', '', '', '')"


def insert_row_by_row(
    writer: duckdb.DuckDBPyConnection, frame: pd.DataFrame, known: Catalogue
) -> int:
    """Insert every cell of the frame as an observation; give how many there were."""
    batch_id, number = publish.next_ids(writer)
    batch = Batch("plain", "", "plain", datetime.now().astimezone().replace(tzinfo=None))
    publish.add_batch(writer, batch_id, batch)
    ids = {centre.name.zh: centre.id for centre in known.centres.values()}
    names = {indicator.text["name_zh"]: indicator.id for indicator in known.indicators.values()}
    marks = ", ".join("?" * 33)
    faults, count = Faults(), 0
    for _, row in frame.iterrows():
        centre = ids[row.iloc[0]]
        writer.execute(SOURCE, [f"plain-{centre}", centre])
        for head, value in row.iloc[1:].items():
            name, _, unit = str(head).rpartition("（")
            cells = _cells(centre, names[name], f"{value:.10g}", unit.rstrip("）"))
            reading = Reading(Row("年报", 0, cells), YEAR, None)
            observation = normalise(reading, known, faults)
            if observation:
                values = [number + count, batch_id, *observation.row()]
                writer.execute(f"insert into observation values ({marks})", values)  # noqa: S608
                count += 1
    return count


def _cells(centre: str, indicator: str, value: str, unit: str) -> dict[str, str]:
    return dict.fromkeys(READING_COLUMNS, "") | {
        "source": f"plain-{centre}",
        "centre": centre,
        "indicator": indicator,
        "period": str(YEAR),
        "value": value,
        "unit": unit,
        "scope": "centre",
        "role": "actual",
    }

"""The warehouse as it was at the end of a day: what was published then, and chosen from that."""

from __future__ import annotations

from datetime import date
from typing import Final

from catalogue import Catalogue
from etl import series
from warehouse.connection import WAREHOUSE, cursor, query_text, reading_from, rows
from warehouse.overlays import Content, overlay

# Columns of batches_as_of.
BATCH: Final = 0
STATE: Final = 5
# As in `uploads`, whose readers of reports would take a tenth of a second to load.
PUBLISHED: Final = "published"


def days() -> list[date]:
    """Give the days on which something was published, withdrawn or amended, the latest first."""
    with reading_from(WAREHOUSE):
        return [day for (day,) in rows("days_of_change")]


def catalog_of(day: date, known: Catalogue) -> str:
    """Give the catalog to read in order to see the warehouse as it was at the end of a day.

    All days until the next change share one, and those since the last read the warehouse itself.
    """
    changes = days()
    if not changes or day >= changes[0]:
        return WAREHOUSE
    day = next((change for change in changes if change <= day), date.min)
    return overlay(
        f"as_of_{day:%Y%m%d}",
        lambda: _content(day),
        lambda writer, touched: series.rebuild(writer, known, touched),
    )


def _content(day: date) -> Content:
    """Read batches and amendments as they were, and whose figures counted then only, or now only.

    An amendment counts from its day on, until the day on which it was taken back.
    """
    with reading_from(WAREHOUSE), cursor() as reader:
        then = reader.execute(query_text("batches_as_of"), {"day": day}).fetchall()
        now = reader.execute(query_text("states_of_batches")).fetchall()
        changed = {"batches": _changed(then, dict(now))}
        touched = reader.execute(query_text("centres_of_batches"), changed).fetchall()
        amended = reader.execute(query_text("centres_amended_since"), {"day": day}).fetchall()
        amendments = reader.execute(query_text("amendments_as_of"), {"day": day}).fetchall()
    centres = {centre for centre, *_ in (*touched, *amended)}
    return Content(then, sorted(centres), amendments)


def _changed(then: list[tuple[object, ...]], now: dict[int, str]) -> list[int]:
    """Give the batches that count now and did not then, or the other way round."""
    counted = {int(str(row[BATCH])) for row in then if row[STATE] == PUBLISHED}
    return sorted(b for b, state in now.items() if (b in counted) != (state == PUBLISHED))

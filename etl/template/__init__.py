"""The workbook that an analyst fills in: made for a year and its centres, and known again later.

Reading what was filled in is left to `workbooks` and `mapping`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.template.schema import untouched

if TYPE_CHECKING:
    from catalogue import Catalogue
    from etl.stored import Stored


def template(known: Catalogue, stored: Stored, centres: Sequence[str], year: int) -> bytes:
    """Make the workbook (.xlsx) to fill in for a year; raise KeyError for an unknown centre.

    A sheet a group of indicators, two rows a centre: last year's to look at, this year's to fill
    in. Printed figures that are known stand in it in grey with their source.
    """
    # Loading openpyxl takes 0.4 s, which other calls of the command line should not wait for.
    from etl.template.book import make

    return make(known, stored, centres, year)


__all__ = ["template", "untouched"]

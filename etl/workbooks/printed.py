"""What a cell's value says in digits and words, as `Cell.text` promises."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Final, Literal

from etl.workbooks.number_formats import shown

Said = tuple[Literal["number", "text", "date", "bool", "error"], str, str]

# As many digits as a spreadsheet keeps.
DIGITS: Final = 15
# A paragraph of remarks is cut; no name, unit or number is as long.
LONGEST_TEXT: Final = 2_000


def say(value: object, code: str = "") -> Said | None:
    """Give kind, text and suffix of a value with a number format; None where it says nothing."""
    if isinstance(value, str):
        return ("text", _cut(value), "") if value and not value.isspace() else None
    if isinstance(value, bool):
        return "bool", "TRUE" if value else "FALSE", ""
    if isinstance(value, int | float | Decimal):
        return _say_number(value, code)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return "date", value.date().isoformat() if midnight else value.isoformat(" "), ""
    if isinstance(value, dt.date):
        return "date", value.isoformat(), ""
    return "text", str(value), ""


def _say_number(value: float | Decimal, code: str) -> Said:
    if not math.isfinite(value):
        return "error", str(value), ""
    if not code:
        return "number", _digits(value), ""
    number = value if isinstance(value, Decimal) else as_kept(value)
    added = shown(code, float(value))
    if added.percent:
        number = as_kept(number.scaleb(2))
    decimals = max(added.decimals, -int(number.as_tuple().exponent))
    return "number", f"{number:.{decimals}f}" + "%" * added.percent, added.suffix


def _digits(value: float | Decimal) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = f"{value:.{DIGITS}g}"
    # Most numbers need no more, and a sheet has many.
    return text if "e" not in text and value else f"{as_kept(value):f}"


def as_kept(value: float | Decimal) -> Decimal:
    """Give a number with the digits that a spreadsheet keeps, without zeros at its end.

    >>> print(as_kept(0.1 + 0.2), as_kept(1e20), as_kept(-0.0))
    0.3 100000000000000000000 0
    """
    # Adding zero makes of -0 the 0 that is meant.
    number = Decimal(f"{value:.{DIGITS}g}").normalize() + 0
    return number if int(number.as_tuple().exponent) <= 0 else Decimal(int(number))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"

"""The documents figures come from: what we hold of each, the readings made of it, numbers unread.

How a text and its readings are laid out is left to `dashboard`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from intervals import Interval
from warehouse.connection import rows

# Batches of the project's own data are numbered up to here, uploads from there on.
LAST_OF_THE_DATA: Final = 1000


@dataclass(frozen=True, slots=True)
class Document:
    """A published document; `readings` and `unread` count its figures, which `batch_id` holds.

    The batch is 0 where it has none.
    """

    id: str
    centre_id: str
    title: str
    publisher: str
    published_on: str
    year: int
    url: str
    file_name: str
    sha256: str
    is_text_held: bool
    readings: int
    unread: int
    batch_id: int

    @property
    def is_upload(self) -> bool:
        """Tell whether somebody brought it in, so that its file is in the history."""
        return self.batch_id > LAST_OF_THE_DATA


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, in characters from its beginning."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as printed, where it stands, what it is worth, and what became of it.

    `own` says whether it was `chosen` into the series or is an `alternative`, `prior` the same of
    last year's figure that follows from its growth; empty where it can stand in no series.
    `words` tell, where it stands in no text, what stands beside it in a workbook.
    """

    centre_id: str
    year: int
    period: str
    indicator_id: str
    scope: str
    role: str
    item: str
    bound: str
    printed_value: str
    printed_unit: str
    unit: str
    printed_growth: str
    growth_unit: str
    qualifier: str
    doubt: str
    sheet: str
    cell: str
    url: str
    own: str
    prior: str
    amount: Interval | None
    quote: Span | None
    figure: Span | None
    words: str = ""

    @property
    def place(self) -> str:
        """Name the reading's place in its document, the same in every build."""
        quote_start = self.quote.start if self.quote else None
        figure_start = self.figure.start - self.quote.start if self.figure and self.quote else None
        return place_of(self.indicator_id, self.period, quote_start, figure_start)


def place_of(
    indicator_id: str, period: str, quote_start: int | None, figure_start: int | None
) -> str:
    """Name a reading's place: where its figure begins in the text, else what it is of when.

    The figure counts from its quote's beginning, the quote from the text's.

    >>> place_of("deposits", "2022", 786, 5), place_of("deposits", "2022", None, None)
    ('791', 'deposits.2022')
    """
    if quote_start is None:
        return f"{indicator_id}.{period}"
    return str(quote_start + (figure_start or 0))


def documents() -> dict[str, Document]:
    """Read every document by its id, those whose text we hold first, then the newest."""
    return {row[0]: Document(*row) for row in rows("documents")}


def text_of(source_id: str) -> str:
    """Read a document's whole text; empty where we hold none."""
    return "".join(body for (body,) in rows("text_of_source", {"source": source_id}))


def unread_in(source_id: str) -> list[Span]:
    """Read where numbers stand that no reading was made of, in the text's order."""
    return [Span(*row) for row in rows("unread_of_source", {"source": source_id})]


def readings_of(source_id: str) -> list[Reading]:
    """Read a document's published readings in the order of its text."""
    return [_reading(row) for row in rows("readings_of_source", {"source": source_id})]


def _reading(row: tuple[Any, ...]) -> Reading:
    *plain, value, low, high, quote_start, quote_end, start, end, words = row
    amount = None if value is None else Interval(value, low, high)
    quote = None if quote_start is None else Span(quote_start, quote_end)
    figure = Span(quote.start + start, quote.start + end) if quote and start is not None else None
    parts: tuple[Any, ...] = (*plain, amount, quote, figure, words)
    return Reading(*parts)

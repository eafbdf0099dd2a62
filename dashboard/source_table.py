"""The table of a document's readings: as printed, what they are worth, what became of them.

Rows carry what static/reader.js needs: their place, what to filter by, and their quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import floor, log10
from typing import Final

from analysis.documents import Reading, Span
from catalogue import Unit, catalogue
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import MARKS, MINUS, with_unit
from dashboard.source_marks import FAMILY_OF, UNREAD, uses_of
from dashboard.source_places import place_text
from dashboard.texts import indicator_name, language, say

# How much of the text around an unread number is told, in characters to each side.
AROUND: Final = 12
BOUNDS: Final = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}
# Decimals that an exact value may have.
MOST_DECIMALS: Final = 6


def readings_table(readings: Sequence[Reading], unread: Sequence[Span], text: str) -> Html:
    """Lay out the readings with the unread numbers among them, in the text's order.

    Below the table is what to say where the filters leave no row of it.
    """
    rows = [(_position(r), 0, _row(r, text)) for r in readings]
    rows += [(span.start, 1, _unread_row(span, text)) for span in unread]
    rows.sort(key=lambda row: row[:2])
    heads = ("indicator", "printed", "canonical", "series")
    head = joined(tag("th", say(f"sources_page_head_{name}"), scope="col") for name in heads)
    body = joined(row for _, _, row in rows)
    nothing = tag("p", say("sources_page_nothing"), class_="nothing", hidden="")
    return tag("table", tag("thead", tag("tr", head)) + tag("tbody", body)) + nothing


def _position(reading: Reading) -> int:
    span = reading.figure or reading.quote
    return span.start if span else 0


def _row(reading: Reading, text: str) -> Html:
    group = catalogue().indicators[reading.indicator_id].group
    words = f'data-at="{escape(reading.place)}" data-g="{group}"'
    words += f' data-f="{FAMILY_OF[reading.role]}" data-u="{" ".join(uses_of(reading))}"'
    if reading.quote:
        words += f' data-q="{reading.quote.start}-{reading.quote.end}"'
    cells = (_what(reading), _printed(reading, text), _worth(reading), _series(reading))
    # Written by hand: a report has hundreds of rows, and each letter counts that often.
    content = "".join(f"<td>{markup(cell)}</td>" for cell in cells)
    return Html(f"<tr {words}>{content}</tr>")


def _what(reading: Reading) -> Html:
    """Name the indicator, and below it when, in which role, and of which part."""
    parts: list[Html | str] = [reading.period, say(f"sources_page_role_{reading.role}")]
    parts += [_as_printed(_scope(reading))] if _scope(reading) else []
    parts += [item_name(reading.item)] if reading.item else []
    parts += [_note(note) for note in reading.qualifier.split("；") if note]
    if reading.doubt:
        parts.append(tag("span", say("source_doubt"), class_="care"))
    if not reading.quote and reading.sheet:
        parts.append(place_text(reading.sheet, reading.cell))
    below = joined(parts, " · ")
    words = markup(tag("small", reading.words, lang="zh")) if reading.words else ""
    name = escape(indicator_name(reading.indicator_id))
    return Html(f"{name}<small>{markup(below)}</small>{words}")


def _scope(reading: Reading) -> str:
    return "" if reading.scope == "centre" else reading.scope


def item_name(item: str) -> Html | str:
    """Name an item: scores have the indicator scored for one, all else is the report's words."""
    return indicator_name(item) if item in catalogue().indicators else _as_printed(item)


def _as_printed(text: str) -> Html | str:
    """Give words of the report, said to be Chinese on an English page."""
    return text if language() == "zh" else tag("span", text, lang="zh")


def _note(note: str) -> Html | str:
    """Give a 口径 note in the language in use, as printed where it has no translation."""
    known = catalogue().qualifiers.get(note)
    return known if known and language() == "en" else _as_printed(note)


def _printed(reading: Reading, text: str) -> Html:
    if reading.quote and not reading.printed_value:
        return tag("span", text[reading.quote.start : reading.quote.end], lang="zh")
    value = markup(bounded(reading.bound, printed_value(reading, text)))
    unit = markup(_unit(reading.printed_unit))
    growth = growth_of(reading.printed_growth, reading.growth_unit).text
    growth = f"<small>{growth}</small>" if growth else ""
    return Html(f"{value}{unit}{growth}")


def printed_value(reading: Reading, text: str) -> str:
    """Give the number with the separators it is printed with, signed as it is meant."""
    if reading.figure:
        printed = text[reading.figure.start : reading.figure.end]
        if printed.replace(",", "").replace("，", "") == reading.printed_value:
            return printed
    return reading.printed_value.replace("-", MINUS)


def bounded(bound: str, number: str) -> str:
    """Write a printed number with a true minus and the sign of its bound."""
    return BOUNDS.get(bound, "") + number.replace("-", MINUS)


def _unit(printed: str) -> Html | str:
    return joined([" ", _as_printed(printed)]) if printed and printed not in "%‰" else printed


def growth_of(printed: str, unit: str) -> Html:
    """Write a printed growth with its unit; empty where none is printed."""
    number = printed.replace("-", MINUS)
    if not number:
        return Html("")
    if unit == "percent":
        return joined([number, "%"])
    if unit == "point":
        return joined([with_unit(number, say("points"))])
    return joined([number, _unit(unit)])


def _worth(reading: Reading) -> Html:
    """Give the canonical value, and below it what rounding leaves open and the unit."""
    amount = reading.amount
    if amount is None:
        return Html("—")
    half = amount.half_width
    number = _number(amount.value, _value_decimals(half)) if half else _exact(amount.value)
    value = BOUNDS.get(reading.bound, "") + with_unit(number, unit_of(reading.unit)).strip()
    rounding = f"±{_number(half, _half_decimals(half))}" if half else say("sources_page_exact")
    return Html(f"{escape(value)}<small>{escape(rounding)}</small>")


def unit_of(unit_id: str) -> str:
    """Give the short name of a canonical unit."""
    unit: Unit | None = catalogue().units.get(unit_id)
    return str(getattr(unit.short, language())) if unit else unit_id


def _value_decimals(half_width: float) -> int:
    """Give the decimals a value was printed with, from half of its last digit."""
    return max(round(-log10(2 * half_width)), 0)


def _half_decimals(half_width: float) -> int:
    return max(-floor(log10(half_width) + 1e-9), 0)


def _exact(value: float) -> str:
    text = _number(value, MOST_DECIMALS)
    return text.rstrip("0").rstrip(".")


def _number(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace("-", MINUS)


def _series(reading: Reading) -> Html:
    """Lead to the figures of the series that rest on the reading, or say why there is none."""
    found = []
    for basis, fate, year in (
        ("reported", reading.own, reading.year),
        ("derived", reading.prior, reading.year - 1),
    ):
        if fate == "chosen":
            cell = f"{reading.centre_id}|{year}|{reading.indicator_id}"
            name = escape(f"{MARKS[basis]} {year}")
            found.append(f'<button class="src" data-source="{cell}">{name}</button>')
    if not found and "alternative" in (reading.own, reading.prior):
        found.append(escape(say("sources_page_alternative")))
    return Html("<br>".join(found))


def _unread_row(span: Span, text: str) -> Html:
    before = text[max(span.start - AROUND, 0) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].partition("\n")[0]
    quoted = joined(["…", before, tag("b", text[span.start : span.end]), after, "…"])
    words = f'data-at="{span.start}" data-f="{UNREAD}" data-q="{span.start}-{span.end}"'
    said = f"{markup(quoted)}<small>{escape(say('sources_page_unread_row'))}</small>"
    return Html(f'<tr {words}><td colspan="4">{said}</td></tr>')


def families_in(readings: Iterable[Reading]) -> dict[str, int]:
    """Count the readings of each family of roles, those that occur, in the order of the filter."""
    counts = dict.fromkeys(FAMILY_OF.values(), 0)
    for reading in readings:
        counts[FAMILY_OF[reading.role]] += 1
    return {family: count for family, count in counts.items() if count}

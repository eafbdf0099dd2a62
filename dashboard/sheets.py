"""What a download holds: the figures shown, what each rests on, and the indicators' definitions.

Every number is a real number with the digits the page shows; writing files is left to
`workbooks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import floor, log10
from typing import Final

from analysis.compare import rests_on_growth
from analysis.coverage import Coverage
from analysis.figures import Figure, figures_of_centres
from catalogue import Indicator, catalogue
from changes import Change, change_of
from dashboard.entries import formula_text
from dashboard.numbers import Scale, change_text, scale_for, unit_text
from dashboard.source_places import place_text
from dashboard.sources import Background, arithmetic, background, parts_of
from dashboard.texts import centre_name, indicator_name, language, qualifier_text, say
from dashboard.workbooks import Cell, Column, Number, Sheet
from intervals import Interval

# Decimals of a canonical value: what its rounding leaves open, with two digits to spare.
SPARE_DIGITS: Final = 2
MOST_DECIMALS: Final = 6
FULL_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
BASES: Final = ("reported", "derived", "computed")
CHANGE_UNITS: Final = {"percent": "%", "point": "points", "permille_point": "permille_points"}


def of_shown(shown: Sequence[Figure], asked: str = "auto") -> list[Sheet]:
    """Give the sheets of a page's figures, read anew with all that they rest on."""
    figures = figures_of_centres(sorted({figure.centre_id for figure in shown}))
    return of_figures(shown, background(figures, shown), asked)


def of_figures(shown: Iterable[Figure], behind: Background, asked: str = "auto") -> list[Sheet]:
    """Give the three sheets of a page: its figures, what they rest on, their indicators.

    `asked` is the money unit the page shows: auto, large or small.
    """
    figures = _ordered(shown)
    known = catalogue().indicators
    used = [known[i] for i in known if any(figure.indicator_id == i for figure in figures)]
    return [
        _data(figures, behind, asked),
        _sources(figures, behind),
        indicators(used),
    ]


def _ordered(shown: Iterable[Figure]) -> list[Figure]:
    """Sort by centre as they come, then by catalogue and year; each figure once."""
    unique = list(dict.fromkeys(shown))
    centres = list(dict.fromkeys(figure.centre_id for figure in unique))
    known = catalogue().indicators
    return sorted(
        unique,
        key=lambda f: (centres.index(f.centre_id), known[f.indicator_id].position, f.year),
    )


def _data(figures: Sequence[Figure], behind: Background, asked: str) -> Sheet:
    amounts: dict[str, list[Interval]] = {}
    for figure in figures:
        amounts.setdefault(figure.indicator_id, []).append(figure.amount)
    known = catalogue().indicators
    scales = {i: scale_for(known[i], found, asked) for i, found in amounts.items()}
    return Sheet(
        say("download_data"),
        (
            Column(say("centre"), 12),
            Column(say("year"), 8),
            Column(say("download_indicator"), 22),
            Column(say("download_id"), 26),
            Column(say("download_value"), 14),
            Column(say("unit"), 10),
            Column(say("download_basis"), 14),
            Column(say("change"), 10),
            Column(say("download_change_unit"), 12),
            Column(say("download_change_basis"), 14),
            Column(say("download_canonical"), 20),
            Column(say("download_low"), 20),
            Column(say("download_high"), 20),
            Column(say("download_canonical_unit"), 10),
            Column(say("source_qualifier"), 22),
            Column(say("source_doubt"), 22),
            Column(say("source_document"), 50),
        ),
        [_figure_row(figure, scales[figure.indicator_id], behind) for figure in figures],
    )


def _figure_row(figure: Figure, scale: Scale, behind: Background) -> list[Cell]:
    indicator = catalogue().indicators[figure.indicator_id]
    shown = scale.of(figure)
    value = Number(
        figure.amount.value / scale.factor, _decimals(shown), about=rests_on_growth(figure)
    )
    change = change_of(figure, behind.figures, indicator.unit)
    exact = _canonical_decimals(figure.amount)
    bounds = (figure.amount.value, figure.amount.low, figure.amount.high)
    titles = (behind.places[p.observation_id or 0].title for p in _printed(figure, behind))
    return [
        *_names(figure),
        value,
        scale.unit,
        say(f"basis_{figure.basis}"),
        *_change(change),
        *(Number(bound, exact) for bound in bounds),
        unit_text(indicator),
        qualifier_text(figure.qualifier),
        qualifier_text(figure.doubt),
        say("sentence_join").join(dict.fromkeys(titles)),
    ]


def _names(figure: Figure) -> list[Cell]:
    name = indicator_name(figure.indicator_id)
    return [centre_name(figure.centre_id), figure.year, name, figure.indicator_id]


def _printed(figure: Figure, behind: Background) -> list[Figure]:
    """Give the figures it rests on of which we know where they are printed."""
    parts = parts_of(figure, behind.figures)
    return [part for part in parts if (part.observation_id or 0) in behind.places]


def _change(change: Change | None) -> list[Cell]:
    if change is None:
        return [None, None, None]
    unit = CHANGE_UNITS[change.unit]
    return [
        Number(change.amount.value, _decimals(change_text(change)), signed=True),
        unit if unit == "%" else say(unit),
        say(f"download_change_{change.basis}"),
    ]


def _decimals(shown: str) -> int:
    """Count the decimals of a number as the page shows it."""
    match = re.search(r"\.(\d+)", shown)
    return len(match[1]) if match else 0


def _canonical_decimals(amount: Interval) -> int:
    if not amount.half_width:
        return 0 if amount.value.is_integer() else MOST_DECIMALS
    wanted = floor(-log10(amount.half_width)) + SPARE_DIGITS
    return min(max(wanted, 0), MOST_DECIMALS)


def _sources(figures: Sequence[Figure], behind: Background) -> Sheet:
    return Sheet(
        say("download_sources"),
        (
            Column(say("centre"), 12),
            Column(say("year"), 8),
            Column(say("download_indicator"), 22),
            Column(say("download_id"), 26),
            Column(say("download_basis"), 14),
            Column(say("download_arithmetic"), 46),
            Column(say("source_reason"), 24),
            Column(say("source_qualifier"), 22),
            Column(say("source_doubt"), 22),
            Column(say("download_part"), 18),
            Column(say("download_part_year"), 10),
            Column(say("source_printed"), 14),
            Column(say("download_printed_unit"), 10),
            Column(say("source_growth"), 10),
            Column(say("download_change_unit"), 12),
            Column(say("source_quote"), 60),
            Column(say("source_document"), 50),
            Column(say("source_publisher"), 26),
            Column(say("source_published"), 12),
            Column(say("source_address"), 50),
            Column(say("source_place"), 40),
            Column(say("source_file"), 34),
            Column(say("source_note"), 34),
        ),
        [row for figure in figures for row in _source_rows(figure, behind)],
    )


def _source_rows(figure: Figure, behind: Background) -> list[list[Cell]]:
    """Give a row for each printed figure that this one rests on."""
    opening: list[Cell] = [
        *_names(figure),
        say(f"basis_{figure.basis}"),
        arithmetic(figure, behind),
        say(f"reason_{figure.reason}"),
        qualifier_text(figure.qualifier),
        qualifier_text(figure.doubt),
    ]
    parts = parts_of(figure, behind.figures) or [figure]
    return [[*opening, *_place_cells(part, behind)] for part in parts]


def _place_cells(part: Figure, behind: Background) -> list[Cell]:
    place = behind.places.get(part.observation_id or 0)
    if place is None:
        return [indicator_name(part.indicator_id), part.year, *[None] * 12]
    growth = {"percent": "%", "point": say("points")}.get(place.growth_unit, place.growth_unit)
    row = place_text(place.sheet, place.cell)
    batch = say("source_batch", batch=place.batch_id, day=place.loaded_at)
    return [
        indicator_name(part.indicator_id),
        # A derived figure follows from the next year's: that is the one printed.
        place.year,
        _as_printed(place.printed_value),
        place.printed_unit,
        _as_printed(place.printed_growth, signed=True),
        growth if place.printed_growth else None,
        " ".join(place.quote.split()),
        place.title,
        place.publisher,
        _date(place.published_on),
        place.url,
        f"{row} · {batch}",
        f"{place.report_file} sha256 {place.report_sha256}" if place.report_file else None,
        place.note,
    ]


def _as_printed(text: str, *, signed: bool = False) -> Cell:
    """Give a printed number as a number with its printed digits, anything else as text."""
    try:
        value = float(text)
    except ValueError:
        return text
    return Number(value, _decimals(text), grouped=False, signed=signed)


def _date(text: str) -> Cell:
    return date.fromisoformat(text) if FULL_DATE.fullmatch(text) else text


def indicators(used: Iterable[Indicator], covered: dict[str, Coverage] | None = None) -> Sheet:
    """Give the definitions of indicators, and with `covered` where they have figures."""
    heads = [
        Column(say("download_id"), 28),
        Column(say("download_indicator"), 26),
        Column(say("download_short"), 18),
        Column(say("dictionary_group"), 14),
        Column(say("dictionary_unit"), 8),
        Column(say("dictionary_kind"), 18),
        Column(say("dictionary_direction"), 14),
        Column(say("dictionary_definition"), 60),
        Column(say("dictionary_formula"), 40),
        Column(say("dictionary_formula_note"), 40),
        Column(say("dictionary_thresholds"), 44),
        Column(say("dictionary_caveats"), 60),
        Column(say("dictionary_synonyms"), 40),
        Column(say("dictionary_printed_units"), 16),
    ]
    if covered is not None:
        heads += [Column(say("dictionary_centres"), 12), Column(say("dictionary_years"), 26)]
        heads += [Column(say(f"basis_{basis}"), 12) for basis in BASES]
    rows = [_indicator_row(i, covered) for i in used]
    return Sheet(say("download_indicators"), tuple(heads), rows)


def _indicator_row(indicator: Indicator, covered: dict[str, Coverage] | None) -> list[Cell]:
    def says(what: str) -> str:
        return indicator.says(what, language())

    cells: list[Cell] = [
        indicator.id,
        says("name"),
        says("short"),
        str(getattr(catalogue().groups[indicator.group], language())),
        unit_text(indicator),
        say(f"dictionary_kind_{indicator.kind}"),
        say(f"dictionary_direction_{indicator.direction}"),
        says("definition"),
        formula_text(indicator),
        says("formula_note"),
        says("thresholds"),
        says("caveats"),
        say("list_comma").join(indicator.synonyms),
        say("list_comma").join(indicator.report_units),
    ]
    if covered is not None:
        known = covered[indicator.id]
        years = say("list_comma").join(str(year) for year in known.years)
        cells += [known.centres, years, *(known.on_basis(basis) for basis in BASES)]
    return cells

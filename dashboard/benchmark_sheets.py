"""What the download of the benchmark page holds: the ranking as shown, then what it rests on."""

from __future__ import annotations

from analysis.benchmark import Entry, Field
from analysis.compare import rests_on_growth
from analysis.figures import figures_of_indicators
from analysis.trends import indicators_needed
from catalogue import catalogue
from dashboard import sheets, sources
from dashboard.benchmark_words import name_of, obstacle_text, scale_of
from dashboard.gaps import gap_text
from dashboard.numbers import Scale, change_number, change_unit
from dashboard.texts import centre_name, language, say
from dashboard.workbooks import Cell, Column, Number, Sheet


def sheets_of(field: Field) -> list[Sheet]:
    """Give the ranking with bands, bounds and who is not ranked, and the sheets of its figures."""
    shown = list(dict.fromkeys(part for entry in field.entries for part in entry.parts))
    centres = sorted({figure.centre_id for figure in shown})
    needed = indicators_needed(dict.fromkeys(f.indicator_id for f in shown), catalogue())
    behind = sources.background(figures_of_indicators(centres, needed), shown)
    return [_ranking(field), *sheets.of_figures(shown, behind)]


def _ranking(field: Field) -> Sheet:
    scale = scale_of(field)
    rows = [_row(entry, scale) for entry in field.entries]
    for centre in field.missing:
        why: list[Cell] = [gap_text(centre, field.year)]
        rows.append([None, None, *_who(centre), *[None] * 7, *why])
    value = f"{name_of(field)} {field.year}"
    heads = (
        (say("benchmark_column_best"), 10),
        (say("benchmark_column_worst"), 10),
        (say("centre"), 12),
        (say("benchmark_column_province"), 12),
        (value, 22),
        (say("unit"), 10),
        (say("download_low"), 16),
        (say("download_high"), 16),
        (say("download_basis"), 14),
        (say("change"), 12),
        (say("download_change_unit"), 12),
        (say("benchmark_column_obstacle"), 28),
    )
    return Sheet(say("page_benchmark"), tuple(Column(*head) for head in heads), rows)


def _who(centre: str) -> list[Cell]:
    return [centre_name(centre), str(getattr(catalogue().centres[centre].province, language()))]


def _row(entry: Entry, scale: Scale) -> list[Cell]:
    figure, place = entry.figure, entry.place
    shown = scale.of(figure)
    decimals = _decimals(shown)
    about = rests_on_growth(figure)
    spare = decimals + sheets.SPARE_DIGITS
    change = entry.change
    return [
        place.best if place else None,
        place.worst if place else None,
        *_who(entry.centre_id),
        Number(figure.amount.value / scale.factor, decimals, about=about),
        scale.unit,
        Number(figure.amount.low / scale.factor, spare),
        Number(figure.amount.high / scale.factor, spare),
        say(f"basis_{figure.basis}"),
        Number(change.amount.value, _decimals(change_number(change)), signed=True)
        if change
        else None,
        change_unit(change.unit) if change else None,
        obstacle_text(entry),
    ]


def _decimals(shown: str) -> int:
    """Count the decimals of a number as the page shows it."""
    return len(shown.partition(".")[2])

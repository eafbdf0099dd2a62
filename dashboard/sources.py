"""Where a number comes from, one click away: the sentence, the arithmetic, the choice made.

A number on a page is a button (`number`), a point of a picture carries the same key. The browser
asks for the text behind it at `/source` (`source_page`, static/sources.js) when it is clicked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from analysis.amendments import Righted, righted
from analysis.figures import (
    Figure,
    Figures,
    Provenance,
    alternatives_of_centres,
    figures_of_centres,
    provenance,
)
from catalogue import catalogue
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import MARKS, MINUS, figure_text, scale_for, with_unit
from dashboard.source_checks import checked
from dashboard.source_places import amended_line, as_printed, place_markup
from dashboard.texts import centre_name, indicator_name, qualifier_text, say
from formulas import Reference

# What a printed number's key begins with, and what follows.
OBSERVATION: Final = "#"
DIGITS: Final = re.compile(r"[0-9]{1,9}")
# Why a figure was chosen whose printed number is put right.
AMENDED: Final = "amended"
# The panel that static/sources.js puts a source into.
CLOSES: Final = {"popovertarget": "source", "popovertargetaction": "hide"}

# What stands between two figures in the name of their quotient and of their difference.
QUOTIENT: Final = ";"
DIFFERENCE: Final = "~"
SIGNS: Final = {QUOTIENT: " ÷ ", DIFFERENCE: f" {MINUS} "}


@dataclass(frozen=True, slots=True)
class Background:
    """What source texts are made of: the centres' figures, places and figures not chosen.

    `amended` are the amendments of the figures at those places.
    """

    figures: Figures
    places: dict[int, Provenance]
    others: dict[tuple[str, int, str], list[Figure]]
    amended: dict[int, Righted] = field(default_factory=dict)


def background(figures: Figures, shown: Iterable[Figure]) -> Background:
    """Read the places of the figures shown and of those they were computed from."""
    ids = (part.observation_id for figure in shown for part in parts_of(figure, figures))
    places = provenance(i for i in ids if i is not None)
    return Background(figures, places, {}, righted(places))


def _with_others(behind: Background, shown: Sequence[Figure]) -> Background:
    """Read also the figures that could have been chosen in the place of these."""
    wanted = [part for figure in shown for part in (figure, *parts_of(figure, behind.figures))]
    cells = {(f.centre_id, f.year, f.indicator_id) for f in wanted if f.alternatives}
    others: dict[tuple[str, int, str], list[Figure]] = {}
    for other in alternatives_of_centres(sorted({centre_id for centre_id, _, _ in cells})):
        cell = (other.centre_id, other.year, other.indicator_id)
        if cell in cells:
            others.setdefault(cell, []).append(other)
    told = (o.observation_id for found in others.values() for o in found)
    places = behind.places | provenance(i for i in told if i is not None)
    return Background(behind.figures, places, others, righted(places))


def number(figure: Figure, text: Html | str) -> Html:
    """Make a number a button that opens its source."""
    name = f"{indicator_name(figure.indicator_id)} {figure.year}"
    label = say("source_of", name=name)
    return tag("button", text, class_="src", data_source=cell_key(figure), aria_label=label)


def printed(observation_id: int, text: Html | str, name: str) -> Html:
    """Make a printed number that stands in no series a button that opens its source.

    Such are targets, scores, budgets and lines; `name` says what it is, for who cannot see it.
    """
    label = say("source_of", name=name)
    key = observation_key(observation_id)
    return tag("button", text, class_="src", data_source=key, aria_label=label)


def observation_key(observation_id: int) -> str:
    """Name a printed number, for it or a point of a picture to carry."""
    return f"{OBSERVATION}{observation_id}"


def cell_key(figure: Figure) -> str:
    """Name a figure's cell, for a number or a point of a picture to carry."""
    return f"{figure.centre_id}|{figure.year}|{figure.indicator_id}"


def cells_key(figures: Iterable[Figure]) -> str:
    """Name the figures that a point of a picture is the quotient of."""
    return QUOTIENT.join(cell_key(figure) for figure in figures)


def mark(figure: Figure) -> Html:
    """Give the mark of a figure's basis: reported, derived or computed."""
    return tag("span", MARKS[figure.basis], title=say(f"basis_{figure.basis}"), class_="soft")


def badges(figure: Figure) -> Html:
    """Give the badges for 口径 notes and doubts, if any."""
    found = []
    if figure.doubt:
        title = qualifier_text(figure.doubt)
        found.append(tag("span", say("source_doubt"), class_="badge care", title=title))
    if figure.reason == AMENDED:
        found.append(tag("span", say("source_amended_badge"), class_="badge"))
    if figure.qualifier:
        found.append(tag("span", qualifier_text(figure.qualifier), class_="badge"))
    return joined(found, " ")


def reports(figures: Iterable[Figure], behind: Background) -> str:
    """Name the report that figures rest on, or the first and how many; empty if unknown."""
    parts = (part for figure in figures for part in parts_of(figure, behind.figures))
    ids = (part.observation_id for part in parts)
    titles = list(dict.fromkeys(behind.places[i].title for i in ids if i in behind.places))
    if len(titles) > 1:
        return say("sources_several", count=len(titles), first=titles[0])
    return say("source_line", titles=titles[0]) if titles else ""


def source_page(cells: str) -> str:
    """Give the text behind a number as HTML, for the browser to show over the page.

    `cells` names its figure, or the two whose quotient or difference it is, joined by their sign;
    an unknown one is said to be so.
    """
    if cells.startswith(OBSERVATION):
        return markup(_printed_content(cells.removeprefix(OBSERVATION)))
    joint = DIFFERENCE if DIFFERENCE in cells else QUOTIENT
    asked = [_cell(cell) for cell in cells.split(joint)[:2]]
    figures = figures_of_centres([centre_id for centre_id, _, _ in asked])
    found = [figure for cell in asked if (figure := figures.get(*cell))]
    if len(found) < len(asked):
        return markup(tag("p", say("source_unknown")))
    behind = _with_others(background(figures, found), found)
    several = len({f.centre_id for f in found}) > 1
    names = (_named(figure, with_centre=several) for figure in found)
    both = tag("p", SIGNS[joint].join(names), class_="sum num") if len(found) > 1 else Html("")
    return markup(_close() + both + joined(_content(figure, behind) for figure in found))


def _close() -> Html:
    return tag("button", "✕", class_="src close", aria_label=say("close"), **CLOSES)


def _printed_content(number: str) -> Html:
    """Tell a printed number alone: what it is of, and where it stands."""
    known = provenance([int(number)] if DIGITS.fullmatch(number) else ())
    if not known:
        return tag("p", say("source_unknown"))
    (place,) = known.values()
    title = tag("h3", f"{indicator_name(place.indicator_id)} · {place.year}")
    amended = righted([place.observation_id]).get(place.observation_id)
    return _close() + title + checked([place.observation_id]) + place_markup(place, amended)


def _named(figure: Figure, *, with_centre: bool) -> str:
    centre = f"{centre_name(figure.centre_id)} " if with_centre else ""
    return f"{centre}{indicator_name(figure.indicator_id)} {figure.year} {figure_text(figure)}"


def _cell(text: str) -> tuple[str, int, str]:
    centre_id, _, rest = text.partition("|")
    year, _, indicator_id = rest.partition("|")
    return centre_id, int(year) if year.isdecimal() and len(year) == 4 else 0, indicator_id


def _content(figure: Figure, behind: Background) -> Html:
    names = f"{centre_name(figure.centre_id)} · {indicator_name(figure.indicator_id)}"
    value = tag("b", figure_text(figure)) + " " + mark(figure) + " " + badges(figure)
    title = tag("h3", f"{names} · {figure.year}")
    parts = [title, tag("p", value + " " + say(f"basis_{figure.basis}"), class_="sum")]
    parts += _arithmetic(figure, behind)
    ids = [part.observation_id or 0 for part in parts_of(figure, behind.figures)]
    parts.append(checked(ids, figure.centre_id))
    parts += [
        place_markup(behind.places[i], behind.amended.get(i)) for i in ids if i in behind.places
    ]
    parts.append(_choice(figure, behind))
    return joined(parts)


def parts_of(figure: Figure, figures: Figures) -> list[Figure]:
    """Give the printed figures that a figure rests on: itself, or its formula's inputs."""
    if figure.basis != "computed":
        return [figure]
    inputs = (_input(figure, reference, figures) for reference in _references(figure))
    return [part for found in inputs if found for part in parts_of(found, figures)]


def _references(figure: Figure) -> tuple[Reference, ...]:
    formula = catalogue().indicators[figure.indicator_id].formula
    return formula.references if formula else ()


def _input(figure: Figure, reference: Reference, figures: Figures) -> Figure | None:
    year = figure.year - reference.years_back
    return figures.get(figure.centre_id, year, reference.indicator_id)


def _arithmetic(figure: Figure, behind: Background) -> list[Html]:
    scale = scale_for(catalogue().indicators[figure.indicator_id], [figure.amount])
    span = with_unit(scale.span(figure.amount), scale.unit)
    interval = tag("p", f"{say('source_interval')} {span}", class_="soft num")
    line = arithmetic(figure, behind)
    if line:
        return [tag("p", line, class_="num"), interval]
    return [interval] if figure.amount.half_width else []


def arithmetic(figure: Figure, behind: Background) -> str:
    """Spell how a derived or computed figure was worked out; empty for a printed one."""
    formula = catalogue().indicators[figure.indicator_id].formula
    if figure.basis == "computed" and formula:
        spelt = formula.spell(lambda reference: _spelt(figure, reference, behind.figures))
        return say("computed_line", formula=spelt, value=figure_text(figure))
    place = behind.places.get(figure.observation_id or 0)
    if figure.basis != "derived" or place is None:
        return ""
    return _derivation(figure, place, behind.amended.get(place.observation_id))


def _spelt(figure: Figure, reference: Reference, figures: Figures) -> str:
    found = _input(figure, reference, figures)
    name = indicator_name(reference.indicator_id)
    year = f" {figure.year - reference.years_back}" if reference.years_back else ""
    return f"{name}{year} {figure_text(found)}" if found else name + year


def _derivation(figure: Figure, place: Provenance, amended: Righted | None) -> str:
    kind = "percent" if place.growth_unit == "percent" else "point"
    growth = as_printed(place.printed_growth)
    if kind == "percent":
        growth = (growth if growth[0] in f"+{MINUS}" else f"+{growth}").replace("+", "+ ", 1)
        growth = growth.replace(MINUS, f"{MINUS} ", 1) + "%"
    else:
        unit = say("points") if place.growth_unit == "point" else place.growth_unit
        growth = f"{growth} {unit}"
    told = (place.printed_value, place.printed_unit)
    value, printed_unit = (amended.right_value, amended.right_unit) if amended else told
    level = f"{as_printed(value)} {printed_unit}"
    return say(
        f"derived_{kind}", year=place.year, level=level, growth=growth, value=figure_text(figure)
    )


def _choice(figure: Figure, behind: Background) -> Html:
    lines = [(say("source_reason"), say(f"reason_{figure.reason}"))]
    if figure.doubt:
        lines.append((say("source_doubt"), qualifier_text(figure.doubt)))
    others = behind.others.get((figure.centre_id, figure.year, figure.indicator_id), [])
    repeats = [other for other in others if _repeats(other, figure, behind)]
    told = list(dict.fromkeys(_other(other, behind) for other in others if other not in repeats))
    if repeats:
        told.append(say("source_repeats", count=len(repeats)))
    if told:
        lines.append((say("source_others"), say("sentence_join").join(told)))
    return tag("dl", joined(tag("dt", name) + tag("dd", text) for name, text in lines))


def _repeats(other: Figure, figure: Figure, behind: Background) -> bool:
    """Tell whether a report merely prints the chosen figure once more."""
    if other.amount != figure.amount or other.basis != figure.basis:
        return False
    mine, its = (behind.places.get(f.observation_id or 0) for f in (figure, other))
    return mine is not None and its is not None and mine.title == its.title


def _other(other: Figure, behind: Background) -> str:
    place = behind.places[other.observation_id or 0]
    basis = say(f"basis_{other.basis}")
    amended = behind.amended.get(place.observation_id)
    if amended and other.basis == "reported":
        basis = amended_line(place, amended)
    return say("other_alternative", value=figure_text(other), basis=basis, title=place.title)

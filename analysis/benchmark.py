"""One indicator and year over many centres: who stands where, as far as rounding lets us tell.

Nothing is imputed to rank: figures of unlike 口径 or in doubt stay beside the ranking, and a centre
without a figure is missing. Which centres are peers is left to `peers`, which
orders rounding leaves open to `benchmark_open`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import quantiles
from typing import Final

from analysis.figures import Figure, Figures, figures_of_year
from analysis.measures import QUOTIENTS, Quotient, quotient
from catalogue import Catalogue, Indicator
from changes import Change, between, change_of, unlike
from intervals import Interval
from ranks import FEWEST_TO_RANK, Place, is_ranked, places
from warehouse.connection import rows

Counts = Mapping[str, Mapping[int, int]]
# As it is, or divided by the employees who paid in that year.
MEASURES: Final = ("plain", "relative")
EMPLOYEES: Final = "paying_employees"
# What can be put per employee: amounts and numbers of things. Ratios and scores are so already.
DIVISIBLE: Final = ("flow", "stock", "count")
# Things are counted per 10,000 employees, as the field does: per head they would be 0.02.
PER_HEADS: Final = 1e4
# A year still coming in would rank a part of the field: the first year shown is the newest that
# has at least this share of the centres of the fullest one.
NEARLY_ALL: Final = 0.9
QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A centre's figure in a field; `parts` are the figures of the warehouse it is made of.

    `place` is None where it is not ranked, and `obstacle` says why: `qualifier`, `doubt`,
    `outside` the peers, or too `few` centres.
    """

    centre_id: str
    figure: Figure
    parts: tuple[Figure, ...]
    place: Place | None
    obstacle: str
    change: Change | None


@dataclass(frozen=True, slots=True)
class Field:
    """Centres by one indicator and year: the ranked ones in order, the others, and who is missing.

    `per` is the quotient ranked by, None for the indicator as it is; `direction` is that of what is
    ranked. `quartiles` are the lower quartile, the median and the upper quartile.
    """

    indicator: Indicator
    year: int
    per: Quotient | None
    direction: str
    ranked: tuple[Entry, ...]
    unranked: tuple[Entry, ...]
    missing: tuple[str, ...]
    quartiles: tuple[Interval, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give all who have a figure, the ranked ones first."""
        return self.ranked + self.unranked

    @property
    def is_judged(self) -> bool:
        """Tell whether the first is the best, and not only the largest."""
        return self.direction in ("higher_better", "lower_better")

    def entry(self, centre_id: str) -> Entry | None:
        """Give a centre's entry, None where it has no figure."""
        return next((entry for entry in self.entries if entry.centre_id == centre_id), None)


def centres_by_year() -> dict[str, dict[int, int]]:
    """Count the centres that have a figure, by indicator and year, oldest first."""
    counts: dict[str, dict[int, int]] = {}
    for indicator_id, year, centres in rows("centres_by_year"):
        counts.setdefault(indicator_id, {})[year] = centres
    return counts


def rankable(counts: Counts, known: Catalogue) -> dict[str, tuple[int, ...]]:
    """Give the indicators that enough centres have in some year to be ranked.

    In the order of the catalogue's groups, each with all its years, newest first.
    """
    groups = list(known.groups)
    ordered = sorted(known.indicators.values(), key=lambda i: (groups.index(i.group), i.position))
    kept = [i.id for i in ordered if max(counts.get(i.id, {0: 0}).values()) >= FEWEST_TO_RANK]
    return {i: tuple(sorted(counts[i], reverse=True)) for i in kept}


def usual_year(centres: Mapping[int, int]) -> int:
    """Give the newest year that has nearly as many centres as the fullest."""
    enough = NEARLY_ALL * max(centres.values())
    return max(year for year, count in centres.items() if count >= enough)


def per_employee(indicator: Indicator) -> Quotient | None:
    """Give what puts an indicator per paying employee; None where that says nothing.

    Amounts of money are per head, numbers of things per 10,000.
    """
    if indicator.kind not in DIVISIBLE or indicator.id == EMPLOYEES:
        return None
    for known in QUOTIENTS["relative"]:
        if known.of == indicator.id:
            return known
    factor = 1.0 if indicator.unit == "CNY" else PER_HEADS
    return Quotient(indicator.id, EMPLOYEES, factor, "")


def held_in(indicators: Iterable[Indicator], years: Iterable[int], measure: str) -> Figures:
    """Read all centres' figures that fields are made of; a change needs the year before, too."""
    asked: dict[str, None] = {}
    for indicator in indicators:
        asked[indicator.id] = None
        per = per_employee(indicator) if measure == "relative" else None
        if per:
            asked |= dict.fromkeys(i for i in (per.per, per.indicator_id) if i)
    found = (f for y in years for f in figures_of_year(list(asked), y))
    return Figures({(f.centre_id, f.year, f.indicator_id): f for f in found})


def field_of(
    held: Figures,
    indicator: Indicator,
    year: int,
    measure: str,
    peers: Sequence[str],
    known: Catalogue,
    marked: Sequence[str] = (),
) -> Field:
    """Rank the peers by an indicator, best first, or largest first where nothing is better.

    `marked` are centres to be shown even if they are no peers, beside the ranking. Of figures alike
    the centre that comes first in the catalogue comes first.
    """
    per = per_employee(indicator) if measure == "relative" else None
    direction = _direction(indicator, per, known)
    order = {centre: position for position, centre in enumerate(known.centres)}
    centres = sorted({*peers, *marked}, key=order.__getitem__)
    found = [e for c in centres if (e := _entry(held, c, year, indicator, per, c in peers))]
    sign = 1 if direction == "lower_better" else -1
    found.sort(key=lambda entry: sign * entry.figure.amount.value)
    like = [entry for entry in found if not entry.obstacle]
    bands = places([entry.figure.amount for entry in like], direction)
    ranked = tuple(_placed(entry, band) for entry, band in zip(like, bands, strict=bool(bands)))
    having = {entry.centre_id for entry in found}
    return Field(
        indicator,
        year,
        per,
        direction,
        ranked,
        _unranked(found, is_field=bool(bands)),
        tuple(centre for centre in centres if centre not in having),
        quartiles_of([entry.figure.amount for entry in ranked]),
    )


def _direction(indicator: Indicator, per: Quotient | None, known: Catalogue) -> str:
    """Give what is better; of a quotient only what the catalogue says of it as an indicator."""
    if per is None:
        return indicator.direction
    return known.indicators[per.indicator_id].direction if per.indicator_id else "neutral"


def _entry(
    held: Figures,
    centre_id: str,
    year: int,
    indicator: Indicator,
    per: Quotient | None,
    is_peer: bool,
) -> Entry | None:
    figure, parts = _figure(held, centre_id, year, indicator, per)
    if figure is None:
        return None
    obstacle = "" if is_peer else "outside"
    if not is_ranked(figure):
        obstacle = "doubt" if figure.doubt else "qualifier"
    if per is None:
        change = change_of(figure, held, indicator.unit)
    else:
        before, _ = _figure(held, centre_id, year - 1, indicator, per)
        is_like = before is not None and not unlike(figure, before)
        change = between(figure.amount, before.amount, "") if before and is_like else None
    return Entry(centre_id, figure, parts, None, obstacle, change)


def _figure(
    held: Figures, centre_id: str, year: int, indicator: Indicator, per: Quotient | None
) -> tuple[Figure | None, tuple[Figure, ...]]:
    if per:
        return quotient(held, centre_id, year, per)
    figure = held.get(centre_id, year, indicator.id)
    return figure, (figure,) if figure else ()


def _placed(entry: Entry, place: Place) -> Entry:
    return Entry(entry.centre_id, entry.figure, entry.parts, place, "", entry.change)


def _unranked(found: Sequence[Entry], *, is_field: bool) -> tuple[Entry, ...]:
    if is_field:
        return tuple(entry for entry in found if entry.obstacle)
    return tuple(
        Entry(e.centre_id, e.figure, e.parts, None, e.obstacle or "few", e.change) for e in found
    )


def quartiles_of(amounts: Sequence[Interval]) -> tuple[Interval, ...]:
    """Give lower quartile, median and upper quartile; none without a ranking.

    The inclusive definition (Hyndman and Fan 1996, type 7), since these are all the centres there
    are and no sample. Ordered bounds are bounds of the ordered values, so each is an interval.
    """
    if len(amounts) < FEWEST_TO_RANK:
        return ()
    ends = ([getattr(a, end) for a in amounts] for end in ("value", "low", "high"))
    cuts = (quantiles(values, n=QUARTERS, method="inclusive") for values in ends)
    return tuple(Interval(*bounds) for bounds in zip(*cuts, strict=True))


def quarters(place: Place) -> tuple[int, int]:
    """Give the best and the worst quarter of the field a place may lie in, 1 being the first.

    >>> quarters(Place(33, 34, 133))
    (1, 2)
    """
    best, worst = (ceil(QUARTERS * rank / place.among) for rank in (place.best, place.worst))
    return best, worst

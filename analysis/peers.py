"""With whom a centre is compared: by scale, by province, all, or a group that somebody saved.

Saving a group is left to `etl`, the words and the widget to the dashboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import hypot, log
from typing import Final

from analysis.figures import Figure
from catalogue import Catalogue
from warehouse.connection import rows

# What a name of a saved group may not be: these choose the peers without one.
BUILT_IN: Final[tuple[str, ...]] = ("all", "scale", "province")
GROUP: Final = "group"
# What a centre's size is measured by: who pays in, and how much.
SIZE_INDICATORS: Final = ("paying_employees", "deposits")
# With the own centre these are nine: enough to be ranked (five are needed, `ranks.FEWEST_TO_RANK`)
# where four of them have no figure, and few enough to be named in a line. The eighth nearest to
# Guangzhou pays in half of what Guangzhou does; twice as many would reach down to a quarter.
NEAREST: Final = 8


@dataclass(frozen=True, slots=True)
class Peers:
    """Centres to be compared, the own one among them, and how they were found.

    `kind` is all, scale, province or group; `name` is a saved group's. By scale the own centre
    comes first and then the nearest, else all stand in catalogue order.
    """

    kind: str
    name: str
    centres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """A centre's size in one year and how far it is from the own centre's.

    The distance is that of (ln employees, ln deposits): 0.69 is twice as large in one of them.
    """

    centre_id: str
    employees: Figure
    deposits: Figure
    distance: float


@dataclass(frozen=True, slots=True)
class Group:
    """A group of centres that somebody named."""

    name: str
    centres: tuple[str, ...]
    made_by: str
    made_at: datetime


def sizes(centre_id: str) -> tuple[Size, ...]:
    """Give the centres by their distance in scale from this one, which comes first.

    Taken in the latest year in which it has both measures, on whatever basis; of the others in
    the year with both that is nearest to it, the later of two. A centre that never has both
    undoubted in one year is not placed; where that is the own one, nobody is. Of centres as far
    apart the first in the catalogue comes first.
    """
    asked = {"centre": centre_id, "indicators": list(SIZE_INDICATORS)}
    found: dict[str, dict[str, Figure]] = {}
    for figure in map(Figure.of, rows("sizes", asked)):
        found.setdefault(figure.centre_id, {})[figure.indicator_id] = figure
    own = found.pop(centre_id, None)
    if own is None:
        return ()
    others = (_size(name, theirs, own) for name, theirs in found.items())
    return (_size(centre_id, own, own), *sorted(others, key=lambda size: size.distance))


def _size(centre_id: str, theirs: dict[str, Figure], own: dict[str, Figure]) -> Size:
    employees, deposits = (theirs[indicator] for indicator in SIZE_INDICATORS)
    apart = (log(theirs[i].amount.value / own[i].amount.value) for i in SIZE_INDICATORS)
    return Size(centre_id, employees, deposits, hypot(*apart))


def by_scale(centre_id: str, placed: Sequence[Size]) -> Peers:
    """Give the centres nearest in scale; the own one alone where it has no place among them."""
    nearest = tuple(size.centre_id for size in placed[: NEAREST + 1])
    return Peers("scale", "", nearest or (centre_id,))


def in_province(centre_id: str, centres: Iterable[str], known: Catalogue) -> Peers:
    """Give those of these centres that lie in the own one's province."""
    province = known.centres[centre_id].province.zh
    found = [c for c in centres if known.centres[c].province.zh == province]
    return Peers("province", "", _with_own(centre_id, found, known))


def all_of(centre_id: str, centres: Iterable[str], known: Catalogue) -> Peers:
    """Give all of these centres."""
    return Peers("all", "", _with_own(centre_id, centres, known))


def of_group(centre_id: str, group: Group, known: Catalogue) -> Peers:
    """Give the centres of a saved group and the own one."""
    return Peers(GROUP, group.name, _with_own(centre_id, group.centres, known))


def _with_own(centre_id: str, centres: Iterable[str], known: Catalogue) -> tuple[str, ...]:
    wanted = {centre_id, *centres}
    return tuple(centre for centre in known.centres if centre in wanted)


def groups() -> tuple[Group, ...]:
    """Read the saved groups, by name."""
    return tuple(Group(name, tuple(centres), *made) for name, centres, *made in rows("peer_groups"))

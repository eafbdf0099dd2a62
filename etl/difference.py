"""What publishing a file would change, figure by figure: new, changed, unchanged or conflicting.

What that means for cards, ranks and findings is told by `effects`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import floor, inf, log10
from typing import Final, Literal

import changes
from catalogue import Catalogue
from etl.checking.figures import interval_of, is_annual
from etl.checking.item import Item
from etl.checking.wording import (
    MINUS,
    centre_name,
    fitting,
    indicator_name,
    item_text,
    number_text,
    with_unit,
    worked_out,
)
from etl.normalise import Observation
from etl.snapshots import Snapshot
from etl.stored import Beside, Stored, StoredFigure, Words
from etl.telling import ROLES
from intervals import Interval

Kind = Literal["new", "changed", "unchanged", "conflicting"]
KINDS: Final[tuple[Kind, ...]] = ("new", "changed", "unchanged", "conflicting")
NAMES: Final = {"new": "新增", "changed": "变更", "unchanged": "未变", "conflicting": "冲突"}
# A terminal shows some fifty lines; whoever wants them all looks at the page or the JSON.
MOST_NEW: Final = 50
POINTS: Final = {"percent": "%", "point": "个百分点", "permille_point": "个千分点"}
MOST_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a figure of the file; `old` is the published one it is held against.

    `new` has none. `old_words` are those of a published reading without a figure. `shown` tells
    whether pages show the file's figure once it is published.
    """

    kind: Kind
    item: Item
    old: StoredFigure | None = None
    shown: bool = False
    old_words: Words | None = None

    @property
    def growth(self) -> changes.Change | None:
        """Give the change from old to new: percent for amounts, points for ratios."""
        new, told = interval_of(self.item), self.item.observation
        if new is None or told is None or self.old is None:
            return None
        return changes.between(new, self.old.interval, told.unit)


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes of a file, in its order."""

    changes: tuple[Change, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Count the changes of each kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}

    def of_kind(self, *kinds: Kind) -> tuple[Change, ...]:
        """Give the changes of these kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


def difference(
    items: Iterable[Item], stored: Stored, after: Snapshot, file_name: str = ""
) -> Difference:
    """Hold a file's figures against what was published before it.

    `stored` was read before the file was published, `after` once it was. A figure is unchanged
    where it agrees within rounding. Else it conflicts with one that another source printed; an
    earlier upload of the same file name is no other source. Items without an observation are
    left out, for they cannot be published.
    """
    found = []
    for item in items:
        told = item.observation
        if told is None:
            continue
        indicator = after.known.indicators[told.indicator_id]
        is_whole = told.role == "actual" and told.scope == "centre" and not told.item
        if is_whole and is_annual(told, indicator):
            found.append(_in_series(item, told, stored, after, file_name))
        else:
            found.append(_beside(item, told, stored, file_name))
    return Difference(tuple(found))


def _in_series(
    item: Item,
    told: Observation,
    stored: Stored,
    after: Snapshot,
    file_name: str,
) -> Change:
    cell = (told.centre_id, told.year, told.indicator_id)
    figures, own = stored.figures(*cell), _figure(item)
    amount, observation = after.chosen(*cell) or (None, None)
    is_fresh = observation is not None and all(f.observation_id != observation for f in figures)
    is_shown = is_fresh and amount == own
    if not figures:
        return Change("new", item, None, is_shown)
    chosen = figures[0]
    if own.overlaps(chosen.interval):
        return Change("unchanged", item, chosen, is_shown)
    # The chosen figure comes first, so that it is the rival wherever it can be one.
    rivals = (f for f in figures if f.basis == "reported" and not _is_of(f.file_name, file_name))
    rival = next((f for f in rivals if not own.overlaps(f.interval)), None)
    if rival:
        return Change("conflicting", item, rival, is_shown)
    return Change("changed", item, chosen, is_shown)


def _beside(item: Item, told: Observation, stored: Stored, file_name: str) -> Change:
    """Compare what never stands in the series with the last that was published of the same."""
    published = stored.beside(told)
    if not published:
        return Change("new", item)
    own = interval_of(item)
    words = Words(told.printed_value, told.printed_unit, told.printed_growth, told.growth_unit)
    nearest = min(published, key=_distance(own, words))
    old = nearest.figure
    if own.overlaps(old.interval) if own and old else words == nearest.words:
        kind: Kind = "unchanged"
    else:
        kind = "changed" if _is_of(nearest.file_name, file_name) else "conflicting"
    return Change(kind, item, old, old_words=None if old else nearest.words)


def _distance(own: Interval | None, words: Words) -> Callable[[Beside], float]:
    def distance(other: Beside) -> float:
        if own and other.figure:
            return abs(own.value - other.figure.interval.value)
        return 0.0 if words == other.words else inf

    return distance


def _figure(item: Item) -> Interval:
    found = interval_of(item)
    if found is None:
        raise ValueError(f"{item.place}: an annual figure has a value")
    return found


def _is_of(published: str, file_name: str) -> bool:
    return bool(file_name) and published == file_name


def lines_of(found: Difference, known: Catalogue) -> Iterator[str]:
    """Tell a difference in Chinese: its counts, then a line a figure that does not stay as it is.

    Conflicts come first, then changes, then so many new figures as are soon read.
    """
    yield "，".join(f"{NAMES[kind]} {count}" for kind, count in found.counts.items())
    for change in (*found.of_kind("conflicting"), *found.of_kind("changed")):
        yield _line(change, known)
    fresh = found.of_kind("new")
    for change in fresh[:MOST_NEW]:
        yield _line(change, known)
    if len(fresh) > MOST_NEW:
        yield f"……另有 {len(fresh) - MOST_NEW} 个新增的数"


def _line(change: Change, known: Catalogue) -> str:
    item = change.item
    new, whence = _told(item_text(item), item.observation), f"来自 {item.place}"
    if change.kind == "new":
        return f"{_subject(item, known)}：新增 {new}，{whence}"
    growth = change.growth
    by = f"（{growth_text(growth)}）" if growth else ""
    against = ""
    if change.kind == "conflicting" and change.old:
        against = f"，与「{change.old.source_title}」不符"
    return f"{_subject(item, known)}：{_old_text(change, known)} → {new}{by}{against}，{whence}"


def _subject(item: Item, known: Catalogue) -> str:
    """Name whose figure of what it is: 广州 2023 缴存额（目标）."""
    told, name = item.observation, indicator_name(item.indicator, known).zh
    when, notes = str(item.year), []
    if told:
        when = told.period or when
        parts = (told.scope if told.scope != "centre" else "", told.item, told.bound)
        role = "" if told.role == "actual" else ROLES.get(told.role, told.role)
        notes = [note for note in (*parts, role) if note]
    note = f"（{'，'.join(notes)}）" if notes else ""
    return f"{centre_name(item.centre, known).zh} {when} {name}{note}"


def _old_text(change: Change, known: Catalogue) -> str:
    if change.old is None:
        words = change.old_words
        return _told(number_text(words.value, words.unit), words) if words else ""
    old = change.old
    if old.basis == "reported":
        return number_text(old.printed_value, old.printed_unit)
    unit = fitting(old.interval.value, known.indicators[change.item.indicator], known)
    return f"≈{worked_out(old.interval, unit)}"


def _told(text: str, told: Observation | Words | None) -> str:
    """Give a figure's text; that of a reading without a level is its growth."""
    growth = told.growth if isinstance(told, Words) else told.printed_growth if told else ""
    if told is None or text or not growth:
        return text
    unit = POINTS.get(told.growth_unit, told.growth_unit)
    return f"同比 {with_unit(growth.replace('-', MINUS), unit)}"


def growth_text(growth: changes.Change) -> str:
    """Write a change with its sign: +0.69%, or −0.50 个百分点."""
    half = growth.amount.half_width
    sure = floor(-log10(half)) + 1 if half > 0 else MOST_DECIMALS
    text = f"{growth.amount.value:+,.{min(max(sure, 0), MOST_DECIMALS)}f}"
    return with_unit(text.replace("-", MINUS), POINTS[growth.unit])

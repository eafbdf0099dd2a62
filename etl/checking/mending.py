"""Which single figure, in another unit, would mend the identities it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from catalogue import Catalogue
from etl.checking.figures import interval_of
from etl.checking.item import Item
from etl.checking.trials import Trial
from etl.checking.verdicts import SLIPPING, Slip

# An inequality holds in any smaller unit, so that it tells nothing of a slip.
TELLING: Final = ("=", "either")
# No single unit breaks more identities of a centre and year than this; where more are broken,
# the figures belong to different years or definitions, and to guess at units would mislead.
MOST_BROKEN: Final = 12


def mended(tried: Sequence[Trial], known: Catalogue, cleared: AbstractSet[int]) -> Iterator[Slip]:
    """Give the items that, multiplied by a factor of units, mend more identities than any other
    would; none of `cleared`, which are `id`s of items that other years bear out.

    Where two items would mend as much, neither is named: the breach itself is told.
    """
    telling = [trial for trial in tried if trial.identity.relation in TELLING]
    open_trials = [trial for trial in telling if trial.breach]
    done: set[int] = set()
    while 0 < len(open_trials) <= MOST_BROKEN:
        found = _best(open_trials, telling, known, (cleared, done))
        if found is None:
            return
        yield found
        done.add(id(found.item))
        factors = {id(found.item): found.factor}
        open_trials = [trial for trial in open_trials if not trial.holds_with(factors)]


def _best(
    open_trials: Sequence[Trial],
    telling: Sequence[Trial],
    known: Catalogue,
    gone: Sequence[AbstractSet[int]],
) -> Slip | None:
    scores: dict[tuple[int, float], int] = {}
    items: dict[int, Item] = {}
    for trial in open_trials:
        for item in trial.items:
            is_gone = any(id(item) in part for part in gone)
            factor = None if is_gone else _factor(trial, item, known)
            if factor:
                items[id(item)] = item
                scores[(id(item), factor)] = scores.get((id(item), factor), 0) + 1
    for key, factor in scores:
        scores[(key, factor)] -= sum(
            trial.breach is None and not trial.holds_with({key: factor})
            for trial in telling
            if any(id(item) == key for item in trial.items)
        )
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] <= 0 or (ranked[1:] and ranked[1][1] == ranked[0][1]):
        return None
    (key, factor), _ = ranked[0]
    return Slip(items[key], factor)


def _factor(trial: Trial, item: Item, known: Catalogue) -> float | None:
    """Give the one factor that mends a trial; None where several do, as with a part so small
    that it tells nothing.
    """
    own = interval_of(item)
    if own is None or own.value == 0:
        return None
    steps = SLIPPING.get(known.indicators[item.indicator].unit, ())
    factors = [f for step in steps for f in (step, 1 / step)]
    found = [factor for factor in factors if trial.holds_with({id(item): factor})]
    return found[0] if len(found) == 1 else None

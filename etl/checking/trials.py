"""A file's figures put into the identities, with stored ones where the file is silent.

A trial says what an identity gave; whose fault a breach is, is left to `mending` and `breaches`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalogue import Catalogue
from etl.checking.figures import Desk, Part, Used
from etl.checking.identities import Breach, Identity, broken, identities
from etl.checking.item import Item
from etl.checking.ranges import ratios
from formulas import Reference


@dataclass(frozen=True, slots=True)
class Rule:
    """An identity with the figures it needs, and the indicators it needs of each year."""

    identity: Identity
    references: tuple[Reference, ...]
    now: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule in a year, the figures it takes, and the breach if it is broken."""

    rule: Rule
    year: int
    taken: dict[Reference, Used]
    breach: Breach | None

    @property
    def identity(self) -> Identity:
        """Give the identity that was tried."""
        return self.rule.identity

    @property
    def items(self) -> list[Item]:
        """Give the items whose figures it takes as they stand, those of the left side first."""
        return [used.item for used in self.taken.values() if used.item and not used.implied]

    def holds_with(self, factors: Mapping[int, float]) -> bool:
        """Tell whether it holds once items, by their `id`, are multiplied by factors."""
        scaled = {
            reference: used.scaled(factors[id(used.item)])
            if id(used.item) in factors
            else used.interval
            for reference, used in self.taken.items()
        }
        return broken(self.identity, scaled.get) is None


class Case(NamedTuple):
    """A broken identity as it is kept until it is told: of a whole column, one alone will be.

    `items` are those whose figures, or growths, it takes, those stated before those implied.
    """

    rule: Rule
    part: Part
    year: int
    items: tuple[Item, ...]


def case_of(trial: Trial, part: Part) -> Case:
    """Keep what tells a trial again."""
    implied = (used.item for used in trial.taken.values() if used.item and used.implied)
    return Case(trial.rule, part, trial.year, (*trial.items, *implied))


def rules(known: Catalogue) -> tuple[Rule, ...]:
    """Give the identities and the ranges of ratios, ready to be tried."""
    found = []
    for identity in (*identities(known), *ratios(known)):
        needs = identity.references
        now = frozenset(one.indicator_id for one in needs if not one.years_back)
        before = frozenset(one.indicator_id for one in needs if one.years_back)
        found.append(Rule(identity, needs, now, before))
    return tuple(found)


def trials(desk: Desk, tried: Sequence[Rule]) -> Iterator[Trial]:
    """Try every identity that takes a figure of this part of the file, in every year it can."""
    of_year: dict[int, set[str]] = {}
    for year, indicator in desk.cells:
        of_year.setdefault(year, set()).add(indicator)
    nothing: set[str] = set()
    years = {near for stated in of_year for near in (stated - 1, stated, stated + 1)}
    for year in sorted(years):
        now, before = of_year.get(year, nothing), of_year.get(year - 1, nothing)
        after = of_year.get(year + 1, nothing)
        for rule in tried:
            if rule.now & now or rule.before & before or rule.now & after:
                trial = try_rule(desk, year, rule)
                if trial:
                    yield trial


def try_rule(desk: Desk, year: int, rule: Rule) -> Trial | None:
    """Try an identity; None where a figure is missing, or none is of the file."""
    taken: dict[Reference, Used] = {}
    from_file = False
    for reference in rule.references:
        used = desk.find(year, reference)
        if used is None:
            return None
        taken[reference] = used
        from_file = from_file or used.item is not None
    if not from_file:
        return None
    intervals = {reference: used.interval for reference, used in taken.items()}
    return Trial(rule, year, taken, broken(rule.identity, intervals.get))

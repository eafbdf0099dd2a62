"""How well reports are read: the rules by which readings are scored against labels and hand lists.

Which texts are scored, how fast they are read and how that is printed is left to
`bench.reading_report`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bench.labelled import Case, Figure, Read, figure_read

# What the labels of the excerpts cover; readings of other indicators are no mistake there.
LABELLED = frozenset(
    {
        "paying_employers",
        "new_employers",
        "net_new_employers",
        "paying_employees",
        "new_employees",
        "net_new_employees",
        "deposits",
        "cumulative_deposits",
        "deposit_balance",
        "withdrawals",
        "withdrawing_employees",
        "withdrawal_to_deposit_ratio",
        "cumulative_withdrawals",
        "loans_issued_count",
        "loans_issued",
        "loans_recovered",
        "cumulative_loans_count",
        "cumulative_loans",
        "loan_balance",
        "loan_to_deposit_ratio",
        "entrusted_banks",
    }
)
PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Score:
    """What was found, missed and wrongly read, and how often the growth was right."""

    found: int = 0
    growth_right: int = 0
    growth_all: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    growth_wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Give the share of what was read that is right; nothing read is 0."""
        return _share(self.found, self.found + len(self.wrong))

    @property
    def recall(self) -> float:
        """Give the share of the facts that was read; no facts is 0."""
        return _share(self.found, self.found + len(self.missed))

    @property
    def growth(self) -> float:
        """Give the share of the growth figures that is right; none is 1."""
        return self.growth_right / self.growth_all if self.growth_all else 1.0


Reader = Callable[[str, int], Iterable[Read]]


def by_the_excerpts_rules(texts: Sequence[Case], read: Reader) -> Score:
    """Score the labelled indicators by indicator, year, value, unit and scope, growth apart."""
    score = Score()
    for case in texts:
        seen = [figure_read(reading) for reading in read(case.text, case.year)]
        have = {figure.key: figure for figure in seen if figure.indicator in LABELLED}
        asked = {fact.key: fact for fact in case.facts if _asked(fact)}
        # Targets and plans are no figures of the year: neither asked for nor held against it.
        beside = {fact.value for fact in case.facts if fact.role not in {"actual", "prior"}}
        for key, fact in asked.items():
            _count(score, case.id, fact, have.get(key))
        known = {*asked, *(fact.key for fact in case.optional)}
        for key, figure in have.items():
            skipped = figure.value in beside or any(i.covers(figure) for i in case.ignored)
            if key not in known and not skipped:
                score.wrong.append(_told(case.id, figure))
    return score


def by_every_indicator(texts: Sequence[Case], read: Reader) -> Score:
    """Score every indicator, with role, and item where both name one; growth none was printed for
    counts as wrong.
    """
    score = Score()
    for case in texts:
        seen = [figure_read(reading) for reading in read(case.text, case.year)]
        pairs = paired(case.facts, seen, _agree)
        for position, fact in enumerate(case.facts):
            figure = seen[pairs[position]] if position in pairs else None
            _count(score, case.id, fact, figure, invented=True)
        score.wrong += [
            _told(case.id, figure) for figure in _left(seen, pairs) if not _allowed(case, figure)
        ]
    return score


def by_the_hand_list(name: str, listed: Sequence[Figure], read: Iterable[Read]) -> Score:
    """Score a whole report by indicator, value, unit, role, and item where both name one."""
    score = Score()
    seen = [figure_read(reading) for reading in read]
    pairs = paired(listed, seen, _agree_in_a_report)
    for position, fact in enumerate(listed):
        _count(score, name, fact, seen[pairs[position]] if position in pairs else None)
    score.wrong += [_told(name, figure) for figure in _left(seen, pairs)]
    return score


def paired(
    facts: Sequence[Figure], seen: Sequence[Figure], agree: Callable[[Figure, Figure], bool]
) -> dict[int, int]:
    """Pair as many facts as can be with one reading each; where there is a choice, by growth."""
    of_value: dict[Decimal | str, list[int]] = defaultdict(list)
    for n, figure in enumerate(seen):
        of_value[figure.value].append(n)
    choices = [
        sorted(
            (n for n in of_value[fact.value] if agree(fact, seen[n])),
            key=lambda n: (_item(fact) != _item(seen[n]), not _same_growth(fact, seen[n]), n),
        )
        for fact in facts
    ]
    taken: dict[int, int] = {}
    for position in range(len(facts)):
        _find_place(position, choices, taken, set())
    return {position: n for n, position in taken.items()}


def _left(seen: Sequence[Figure], pairs: Mapping[int, int]) -> list[Figure]:
    taken = set(pairs.values())
    return [figure for n, figure in enumerate(seen) if n not in taken]


def _find_place(
    position: int, choices: Sequence[Sequence[int]], taken: dict[int, int], tried: set[int]
) -> bool:
    for n in choices[position]:
        if n in tried:
            continue
        tried.add(n)
        if n not in taken or _find_place(taken[n], choices, taken, tried):
            taken[n] = position
            return True
    return False


def _count(
    score: Score, text: str, fact: Figure, figure: Figure | None, *, invented: bool = False
) -> None:
    if figure is None:
        score.missed.append(_told(text, fact))
    else:
        score.found += 1
    # What is itself a change has no growth.
    printed = fact.growth != "" and fact.role != "change"
    unasked = invented and figure is not None and figure.growth != "" and not fact.flat
    if printed or unasked:
        score.growth_all += 1
        if figure is not None and _same_growth(fact, figure):
            score.growth_right += 1
        else:
            read = "" if figure is None else f" read {figure.growth} {figure.growth_unit}"
            score.growth_wrong.append(_told(text, fact) + read)


def _asked(fact: Figure) -> bool:
    return fact.indicator in LABELLED and fact.role in {"actual", "prior"}


def _agree(fact: Figure, figure: Figure) -> bool:
    named = figure.indicator in (fact.indicator, *fact.others)
    places = (fact.year, fact.scope) == (figure.year, figure.scope)
    return named and places and _agree_apart_from_place(fact, figure)


def _agree_in_a_report(fact: Figure, figure: Figure) -> bool:
    return fact.indicator == figure.indicator and _agree_apart_from_place(fact, figure)


def _agree_apart_from_place(fact: Figure, figure: Figure) -> bool:
    of_fact, of_reading = _item(fact), _item(figure)
    items = of_fact in of_reading or of_reading in of_fact
    printed = (fact.value, fact.unit, fact.role) == (figure.value, figure.unit, figure.role)
    return printed and items


def _item(figure: Figure) -> str:
    return PUNCTUATION.sub("", figure.item)


def _same_growth(fact: Figure, figure: Figure) -> bool:
    if fact.flat and figure.growth == 0:
        return True
    return (fact.growth, fact.growth_unit) == (figure.growth, figure.growth_unit)


def _allowed(case: Case, figure: Figure) -> bool:
    # A fall given by itself is a negative number, of which the text prints the size.
    size = abs(figure.value) if isinstance(figure.value, Decimal) else figure.value
    sized = replace(figure, value=size) if figure.role == "change" else figure
    if any(ignored.covers(sized) for ignored in case.ignored):
        return True
    if any(_agree(fact, figure) for fact in case.optional):
        return True
    # A change printed beside its level may be given by itself as well.
    return figure.role == "change" and any(
        fact.indicator == figure.indicator and fact.growth == figure.value for fact in case.facts
    )


def _told(text: str, figure: Figure) -> str:
    value = f"{figure.value:f}" if isinstance(figure.value, Decimal) else figure.value
    parts = (figure.indicator, figure.year, value, figure.unit, figure.scope, figure.role)
    named = f" [{figure.item}]" if figure.item else ""
    growth = f" ({figure.growth} {figure.growth_unit})" if figure.growth != "" else ""
    return f"{text}: {' '.join(map(str, parts))}{named}{growth}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0

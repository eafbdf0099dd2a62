"""Targets of a self-evaluation: what was aimed at, what was reached, and the completion rate as
printed and as it follows from the two.

Targets are set, so they carry no rounding; what was reached does. Scores are left to
`performance_tree`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.performance_printed import COMPLETION, SCORES, Check, Printed, held
from analysis.performance_tree import Node, Ruled
from catalogue import Catalogue, Indicator
from findings import Finding
from intervals import Interval, exactly

# From this completion on, in percent, a target is told to be far exceeded. That far exceeded
# targets call for a reason is 《项目支出绩效评价管理办法》(财预〔2020〕10号), which names no bound:
# this one is ours.
FAR: Final = 120.0
WHOLE: Final = exactly(100.0)
# What comes first: figures that contradict each other, targets missed, targets far exceeded.
REASONS: Final = ("contradiction", "missed", "far")


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator with a target: what is printed of it and what follows.

    `rests_on` are the figures reached and aimed at that `computed`, in percent, is the quotient
    of; `other_way` is what another way of computing gives, `implied` the target that follows from
    the printed rate where none is printed. `is_capped` tells a rate of 100 % that stands for
    "met". `misfits` are what the rules found about the figure reached. `met` is None where the
    figures leave it open.
    """

    indicator_id: str
    target: Printed | None
    actual: Printed | None
    completion: Printed | None
    rests_on: tuple[Printed, ...]
    computed: Interval | None
    other_way: Interval | None
    implied: Interval | None
    check: Check | None
    is_capped: bool
    met: bool | None
    misfits: tuple[Finding, ...]
    item: Node | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Tell what makes it worth a look, most pressing first."""
        contradicts = (self.check and self.check.is_misfit) or self.misfits
        told = {
            "contradiction": bool(contradicts),
            "missed": self.met is False,
            "far": self.rate is not None and self.rate.value > FAR,
        }
        return tuple(reason for reason in REASONS if told[reason])

    @property
    def amended(self) -> tuple[Printed, ...]:
        """Give the figures that were put right; the rules' verdicts are about them as printed."""
        told = (self.target, self.actual, self.completion, *self.rests_on)
        return tuple(dict.fromkeys(p for p in told if p and p.is_amended))

    @property
    def rate(self) -> Interval | None:
        """Give the completion rate in percent as printed, else as it follows."""
        return self.completion.amount if self.completion else self.computed


def targets_of(
    printed: Sequence[Printed], tree: Node | None, ruled: Ruled, known: Catalogue
) -> list[Target]:
    """Give every target and every completion rate printed, those worth a look first."""
    rates = completions_of(printed)
    aims = {p.indicator_id: p for p in printed if p.role == "target" and not p.item}
    items = {node.name: node for node in tree.walk()} if tree else {}
    found = [
        _target(name, printed, rates.get(name), aims.get(name), ruled, items, known)
        for name in dict.fromkeys([*rates, *aims])
        if name in known.indicators
    ]
    return sorted(found, key=_rank)


def completions_of(printed: Sequence[Printed]) -> dict[str, Printed]:
    """Give the completion rates by the indicator they are of, the first print of each."""
    found: dict[str, Printed] = {}
    for one in printed:
        if one.indicator_id == COMPLETION and one.item:
            found.setdefault(one.item, one)
    return found


def _rank(target: Target) -> tuple[int, float]:
    """Order by the most pressing reason, the furthest exceeded first; the text's order is kept."""
    if not target.reasons:
        return len(REASONS), 0.0
    rate = target.rate if target.reasons == ("far",) else None
    return REASONS.index(target.reasons[0]), -rate.value if rate else 0.0


def _target(
    name: str,
    printed: Sequence[Printed],
    rate: Printed | None,
    aim: Printed | None,
    ruled: Ruled,
    items: Mapping[str, Node],
    known: Catalogue,
) -> Target:
    indicator = known.indicators[name]
    told = _told_with(rate, printed) if rate else []
    actual = _actual(name, told) or _actual(name, printed)
    pair = (actual, aim) if actual and aim else _plan_and_actual(told)
    amended = any(p.is_amended for p in (*(pair or ()), *([rate] if rate else [])))
    computed = _completion(*pair, indicator) if pair else None
    other_way = None
    if computed and aim and actual is None:  # a share of a plan, which has a target of its own
        other_way = computed / exactly(aim.amount.value) * WHOLE
    check = held(rate, computed, ruled) if rate else None
    is_capped = bool(rate and computed and _is_capped(rate, computed))
    if is_capped and check and not check.check_id:
        check = None
    return Target(
        name,
        aim,
        actual,
        rate,
        pair or (),
        check.computed if check and not is_capped and not amended else computed,
        other_way,
        _implied(actual, rate, indicator) if aim is None and pair is None else None,
        check,
        is_capped,
        _met(actual, aim, rate, indicator),
        _misfits(actual, ruled),
        items.get(name),
    )


def _told_with(rate: Printed, printed: Sequence[Printed]) -> list[Printed]:
    """Give the figures told with a completion rate: those since the last score before it."""
    before = list(printed[: printed.index(rate)])
    last = max((n for n, p in enumerate(before) if p.indicator_id in SCORES), default=-1)
    return before[last + 1 :]


def _actual(name: str, printed: Sequence[Printed]) -> Printed | None:
    found = (p for p in printed if p.indicator_id == name and p.role == "actual" and not p.item)
    return next(found, None)


def _plan_and_actual(told: Sequence[Printed]) -> tuple[Printed, Printed] | None:
    """Give what was planned and reached of another quantity that is told with the rate."""
    for aim in told:
        if aim.role == "target":
            for one in told:
                if one.indicator_id == aim.indicator_id and one.role == "actual":
                    return one, aim
    return None


def _completion(actual: Printed, aim: Printed, indicator: Indicator) -> Interval | None:
    """Divide what was reached by what was aimed at, the other way round where less is better."""
    wanted = exactly(aim.amount.value)
    try:
        if indicator.direction == "lower_better":
            return wanted / actual.amount * WHOLE
        return actual.amount / wanted * WHOLE
    except ZeroDivisionError:
        return None


def _is_capped(rate: Printed, computed: Interval) -> bool:
    """Tell whether a rate of 100 % merely says that a target was met, and more than met."""
    return rate.amount.value == WHOLE.value and computed.low > rate.amount.high


def _implied(actual: Printed | None, rate: Printed | None, indicator: Indicator) -> Interval | None:
    """Give the target that a printed rate implies; one of 100 % may merely say that it was met."""
    if actual is None or rate is None or rate.amount.low <= 0:
        return None
    if rate.amount.value == WHOLE.value:
        return None
    share = rate.amount / WHOLE
    if indicator.direction == "lower_better":
        return actual.amount * share
    return actual.amount / share


def _met(
    actual: Printed | None, aim: Printed | None, rate: Printed | None, indicator: Indicator
) -> bool | None:
    """Tell whether a target was met; by the printed rate where the two are not both printed."""
    if actual is None or aim is None:
        return _at_least(rate.amount, WHOLE.value, strict=False) if rate else None
    wanted = aim.amount.value
    bound = aim.bound or ("<=" if indicator.direction == "lower_better" else ">=")
    strict = not bound.endswith("=")
    if bound.startswith("<"):
        return _at_least(-actual.amount, -wanted, strict=strict)
    return _at_least(actual.amount, wanted, strict=strict)


def _at_least(amount: Interval, wanted: float, *, strict: bool) -> bool | None:
    """Tell whether an amount reaches what was wanted; None where rounding leaves it open.

    A printed figure that equals what was wanted reaches it.
    """
    if amount.value == wanted:
        return not strict
    if amount.low <= wanted <= amount.high:
        return None
    return amount.low > wanted


def _misfits(actual: Printed | None, ruled: Ruled) -> tuple[Finding, ...]:
    found = ruled.get(actual.observation_id, ()) if actual else ()
    return tuple(finding for finding in found if finding.is_misfit)

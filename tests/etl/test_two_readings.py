"""A law is read twice, from identities.csv for files and from warehouse/checks for what is stored:
both readings must come to the same verdict.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from fnmatch import fnmatch
from typing import Final

import pytest

from etl.checking.identities import Identity, broken, identities
from etl.checking.ranges import out_of_range
from etl.laws import laws
from formulas import Formula, Reference
from intervals import Interval
from tests.etl.checking.made_items import item
from tests.judged_made import KNOWN, YEAR, judged, observation
from warehouse.checks import Rule, rules

# Those of budgets, scores and other parts of a report are held to rules about reports' items.
OF_REPORTS: Final = ("budget", "performance")
# Steps of the last printed digit, and parts of what both sides' rounding leaves open.
STEPS: Final = (0, 1, -1, 2, -2, 3, -3)
PARTS: Final = (0.5, -0.5, 0.97, -0.97, 1.03, -1.03, 2, -2)
ENOUGH: Final = 20
BY_ID: Final = {one.id: one for one in identities(KNOWN)}

Printed = dict[Reference, str]


def readings(identity: Identity) -> list[Rule]:
    """Give the rules that name an identity as what they read; of parts, those as cautious."""
    named = [
        one for one in rules().values() if any(fnmatch(identity.id, n) for n in one.identities)
    ]
    cautious = identity.caution is not None
    return [one for one in named if len(named) == 1 or bool(one.caution.zh) == cautious]


FIGURES: Final = {name: found[0] for name, one in BY_ID.items() if (found := readings(one))}


@pytest.mark.parametrize("name", BY_ID)
def test_every_identity_has_its_rule(name: str) -> None:
    identity = BY_ID[name]
    if name in FIGURES:
        rule = FIGURES[name]
        assert len(readings(identity)) == 1
        assert bool(rule.caution.zh) == (identity.caution is not None)
        return
    (stated, *_) = identity.references
    about = [one for one in rules().values() if stated.indicator_id in one.indicators]
    assert [one.id for one in about if one.family in OF_REPORTS]


def test_every_identity_that_a_rule_names_is_there() -> None:
    named = [name for one in rules().values() for name in one.identities]
    assert named
    assert [name for name in named if not any(fnmatch(one, name) for one in BY_ID)] == []


def line(reference: Reference, number: str) -> str:
    """Write a figure as `judged` reads it."""
    part = f"[{reference.item}]" if reference.item else ""
    back = f"-{reference.years_back}" if reference.years_back else ""
    role = " role=policy" if reference.indicator_id == "loan_amount_cap" else ""
    return f"{reference.indicator_id}{part}{back} {number}{role}"


def amount(reference: Reference, number: str) -> Interval:
    made = observation(line(reference, number), "made")
    assert made.value is not None
    assert made.low is not None
    assert made.high is not None
    return Interval(made.value, made.low, made.high)


def unit_of(reference: Reference) -> tuple[Decimal, int]:
    """Give what one of the printed unit is worth, and how many decimals are printed in it."""
    indicator = KNOWN.indicators[reference.indicator_id]
    printed = KNOWN.printed_units[(indicator.report_units[0], indicator.unit)]
    return printed.factor, 0 if printed.exact and indicator.kind != "ratio" else 2


def drawn(identity: Identity, chance: random.Random) -> Printed:
    """Draw printed figures of a few digits, so that rounding leaves something open."""
    found = {}
    for reference in identity.references:
        factor, decimals = unit_of(reference)
        large = 5000 if factor == 1 else 90
        found[reference] = f"{chance.uniform(large / 3, large):.{decimals}f}"
    return found


def near(identity: Identity, printed: Printed) -> Iterator[Printed]:
    """Give the figures with one side, printed alone, moved to and over the edge of the other."""
    alone = [side for side in (identity.left, *identity.right) if is_alone(side)]
    other = identity.right[0] if alone[0] is identity.left else identity.left
    (moved,) = alone[0].references
    aim = other.evaluate(looked_up(printed))
    assert aim is not None
    factor, decimals = unit_of(moved)
    step = float(factor) * 10.0**-decimals
    widths = aim.half_width + amount(moved, printed[moved]).half_width
    for offset in (*(step * one for one in STEPS), *(widths * one for one in PARTS)):
        number = f"{(aim.value + offset) / float(factor):.{decimals}f}"
        yield {**printed, moved: number}


def is_alone(side: Formula) -> bool:
    return len(side.references) == 1 and side.text.strip().startswith(
        (side.references[0].indicator_id, "prev(")
    )


def looked_up(printed: Printed) -> Callable[[Reference], Interval | None]:
    return lambda one: amount(one, printed[one]) if one in printed else None


@pytest.fixture(scope="module")
def made() -> dict[str, list[Printed]]:
    chance = random.Random(5)
    return {name: tried(BY_ID[name], chance) for name in FIGURES}


def tried(identity: Identity, chance: random.Random) -> list[Printed]:
    """Give figures that fit and figures that do not, none of them negative."""
    found: list[Printed] = []
    verdicts: set[bool] = set()
    while len(verdicts) < 2 or len(found) < ENOUGH:
        for moved in near(identity, drawn(identity, chance)):
            if not any(number.startswith("-") for number in moved.values()):
                found.append(moved)
                verdicts.add(broken(identity, looked_up(moved)) is None)
    return found


def test_rule_and_identity_come_to_the_same_verdict(
    made: dict[str, list[Printed]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    cases = {
        f"{name}:{number}": [line(one, text) for one, text in printed.items()]
        for name, figures in made.items()
        for number, printed in enumerate(figures)
    }
    findings = judged(cases, tmp_path_factory.mktemp("readings") / "made.duckdb")
    apart, seen = [], set()
    for name, figures in made.items():
        for number, printed in enumerate(figures):
            told = [
                one
                for one in findings[f"{name}:{number}"]
                if one.check_id == FIGURES[name].id and one.year == YEAR
            ]
            breached = broken(BY_ID[name], looked_up(printed)) is not None
            seen.add((name, breached))
            if [one.is_misfit for one in told] != [breached]:
                apart.append((name, printed, breached, [one.verdict for one in told]))
    assert apart == []
    assert seen == {(name, verdict) for name in FIGURES for verdict in (True, False)}


def test_ranges_are_the_same_for_files_and_for_what_is_stored(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    limits = laws()["allowed"]
    figures = {}
    for indicator, unit, low, high in zip(
        *(limits[name] for name in ("indicator", "unit", "low", "high")), strict=True
    ):
        for bound in (low, high):
            printed = KNOWN.indicators[str(indicator)].report_units if indicator else ()
            if isinstance(bound, float) and printed:
                factor = float(KNOWN.printed_units[(printed[0], str(unit))].factor)
                for number in (bound / factor - 1, bound / factor, bound / factor + 1):
                    figures[f"{indicator}:{number:g}"] = (
                        str(indicator),
                        f"{number:g} {printed[0]}",
                    )
    cases = {case: [f"{indicator} {figure}"] for case, (indicator, figure) in figures.items()}
    findings = judged(cases, tmp_path_factory.mktemp("ranges") / "made.duckdb")
    stored = {
        case
        for case, found in findings.items()
        if {"out_of_range", "implausible"} & {one.check_id for one in found}
    }
    of_files = {
        case
        for case, (indicator, figure) in figures.items()
        if list(out_of_range([item("C5", indicator, figure)], KNOWN))
    }
    assert stored == of_files
    assert 0 < len(stored) < len(figures)

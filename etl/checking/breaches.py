"""Broken identities in words: the arithmetic with its numbers, and where each came from."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from catalogue import Catalogue, Named
from etl.checking.figures import Desk, FileFigures, Used
from etl.checking.findings import Finding
from etl.checking.trials import Case, Trial, try_rule
from etl.checking.wording import (
    NOWHERE,
    Details,
    both,
    centre_name,
    decimals_of,
    implied_text,
    indicator_name,
    item_at,
    joined,
    printed_unit_of,
    stored_text,
    worked_out,
)
from formulas import Formula, Reference
from intervals import Interval

SAYINGS: Final = {
    "=": both("{} ≠ {}"),
    "<=": both("{} > {}"),
    "between": both("{}，不在 {} 与 {} 之间", "{}, not between {} and {}"),
    "either": both("{} ≠ {}，也 ≠ {}", "{} ≠ {}, nor {}"),
}


def breached(
    broken: Iterable[Case], figures: FileFigures, known: Catalogue, aside: Container[int]
) -> Iterator[Finding]:
    """Find each figure whose identities are broken, all of them in one.

    It is that of the left side, or the first of the file where that is stored. Nothing is said of
    items in `aside`, given by their `id`.
    """
    of_item: dict[tuple[str, int], list[Case]] = {}
    for case in broken:
        if not any(id(item) in aside for item in case.items):
            of_item.setdefault((_code(case), id(case.items[0])), []).append(case)
    for (code, _), cases in of_item.items():
        yield Finding(code, cases[0].items[0], partial(_details, cases, figures, known, aside))


def _code(case: Case) -> str:
    identity = case.rule.identity
    if all(isinstance(side.tree, ast.Constant) for side in identity.right):
        return "implausible_ratio"
    return "identity_doubtful" if identity.caution else "identity_broken"


def _details(
    cases: Sequence[Case], figures: FileFigures, known: Catalogue, aside: Container[int]
) -> Details:
    item = cases[0].items[0]
    desk = Desk(figures, cases[0].part, aside)
    trials = [trial for case in cases if (trial := try_rule(desk, case.year, case.rule))]
    cautions = dict.fromkeys(case.rule.identity.caution for case in cases)
    titles = dict.fromkeys(case.rule.identity.title for case in cases)
    return {
        "centre": centre_name(item.centre, known),
        "year": str(item.year),
        "indicator": indicator_name(item.indicator, known),
        "arithmetic": joined((_arithmetic(trial, known) for trial in trials), "；", "; "),
        "identity": joined(titles, "；", "; "),
        "caution": joined((caution for caution in cautions if caution), "", " "),
    }


def _arithmetic(trial: Trial, known: Catalogue) -> Named:
    texts = [_arithmetic_in(trial, known, language) for language in ("zh", "en")]
    return both(*texts)


def _arithmetic_in(trial: Trial, known: Catalogue, language: str) -> str:
    breach, identity = trial.breach, trial.identity
    if breach is None:
        return ""
    left = _side(identity.left, breach.left, trial, known, language)
    sides = zip(identity.right, breach.right, strict=True)
    right = [_side(side, amount, trial, known, language) for side, amount in sides]
    saying: str = getattr(SAYINGS[identity.relation], language)
    return saying.format(left, *right)


def _side(side: Formula, amount: Interval, trial: Trial, known: Catalogue, language: str) -> str:
    if isinstance(side.tree, ast.Constant):
        return side.text
    spelled = side.spell(lambda reference: _word(reference, trial, known, language))
    if isinstance(side.tree, ast.BinOp):
        return f"{spelled} = {_result(amount, trial, known)}"
    return spelled


def _word(reference: Reference, trial: Trial, known: Catalogue, language: str) -> str:
    """Name a figure, its year where it is another, its number and where it comes from."""
    used = trial.taken[reference]
    name = known.indicators[reference.indicator_id].says("short", language)
    if reference.item:
        name += f"（{reference.item}）" if language == "zh" else f" ({reference.item})"
    figure: str = getattr(_figure(used, reference, known), language)
    if not reference.years_back:
        return f"{name} {figure}"
    return f"{used.year} 年{name} {figure}" if language == "zh" else f"{used.year} {name} {figure}"


def _figure(used: Used, reference: Reference, known: Catalogue) -> Named:
    indicator = known.indicators[reference.indicator_id]
    if used.stored:
        return stored_text(used.stored, indicator, known)
    if used.item is None:
        return NOWHERE
    if not used.implied:
        return item_at(used.item)
    return implied_text(used.item, used.interval, indicator, known)


def _result(amount: Interval, trial: Trial, known: Catalogue) -> str:
    """Write what a side comes to, in the unit of the side that is a figure by itself."""
    identity = trial.identity
    for side in (identity.left, *identity.right):
        if isinstance(side.tree, (ast.BinOp, ast.Constant)):
            continue
        reference = side.references[0]
        used = trial.taken[reference]
        digits, printed = _printed(used)
        indicator = known.indicators[reference.indicator_id]
        unit = printed_unit_of(printed, indicator, amount.value, known)
        same = unit.printed == printed
        return worked_out(amount, unit, decimals_of(digits) if same else None)
    return f"{amount.value:,.4g}"


def _printed(used: Used) -> tuple[str, str]:
    """Give a figure's printed number and unit, empty where it is worked out."""
    if used.stored:
        return used.stored.printed_value, used.stored.printed_unit
    told = used.item.observation if used.item else None
    return (told.printed_value, told.printed_unit) if told else ("", "")

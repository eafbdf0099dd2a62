"""The checks on a file before it is published, each figure held against the others of the file,
against its definition, and against what is published already.

Reading and understanding the file is left to `workbooks` and `mapping`, the words to problems.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from catalogue import Catalogue
from etl.checking.breaches import breached
from etl.checking.duplicates import duplicates
from etl.checking.figures import Desk, FileFigures
from etl.checking.findings import told
from etl.checking.fitness import impossible_years, unknown_centres, unusable
from etl.checking.headings import Headings, by_heading, slipped_headings
from etl.checking.history import judge
from etl.checking.item import Item
from etl.checking.mending import mended
from etl.checking.outliers import beyond_all, emptied, jumped
from etl.checking.places import in_file_order
from etl.checking.published import contradictions
from etl.checking.ranges import impossible_growth, out_of_range
from etl.checking.slips import slipped
from etl.checking.trials import Case, case_of, rules, trials
from etl.checking.verdicts import Verdicts
from etl.problems import Problem
from etl.stored import Stored

__all__ = ["Item", "check"]


def check(items: Sequence[Item], stored: Stored, known: Catalogue, today: date) -> list[Problem]:
    """Give every problem of a file's figures, in the order of their places, no `key` twice."""
    figures = FileFigures(items, stored, known)
    verdicts = judge(figures, known)
    headings = by_heading(items)
    broken = _broken(figures, headings, verdicts, known)
    whole = slipped_headings(headings, verdicts)
    aside = _set_aside(headings, whole, verdicts)
    findings = chain(
        out_of_range(items, known),
        impossible_growth(items, known),
        beyond_all(verdicts.beyond.values(), known),
        emptied(verdicts.emptied, known),
        duplicates(items, known),
        jumped((jump for jump in verdicts.jumps if id(jump.item) not in aside), known),
        breached(broken, figures, known, aside),
        contradictions(figures, known, aside),
    )
    found = chain(
        unusable(items, known),
        unknown_centres(items, known),
        impossible_years(items, today),
        slipped(verdicts.slips.values(), headings, whole, known),
        told(findings, headings),
    )
    sheets = dict.fromkeys(item.place.sheet for item in items)
    return in_file_order(_once(found), sheets)


def _broken(
    figures: FileFigures, headings: Headings, verdicts: Verdicts, known: Catalogue
) -> list[Case]:
    """Give the broken identities; slips that only these show are added to the verdicts."""
    aside = _set_aside(headings, slipped_headings(headings, verdicts), verdicts)
    ready = rules(known)
    broken: list[Case] = []
    for part in figures.parts:
        tried = list(trials(Desk(figures, part, aside), ready))
        cases = [case_of(trial, part) for trial in tried if trial.breach]
        if cases:
            slips = mended(tried, known, verdicts.borne_out)
            verdicts.slips.update((id(slip.item), slip) for slip in slips)
            broken += cases
    return broken


def _set_aside(headings: Headings, whole: Iterable[str], verdicts: Verdicts) -> set[int]:
    """Give the items, by `id`, whose unit is in doubt: nothing else can be said of them."""
    under = {id(item) for heading in whole for item in headings[heading]}
    return under | verdicts.slips.keys()


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: set[str] = set()
    for problem in problems:
        if problem.key not in seen:
            seen.add(problem.key)
            yield problem

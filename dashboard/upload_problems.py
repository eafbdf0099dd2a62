"""The problems of a file: each at its place, what was found, what was expected, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.markup import Html, joined, tag
from dashboard.texts import language, say
from dashboard.upload_words import LEVELS, place_text, short, word_table
from etl.loading import Examined
from etl.problems import Place, Problem
from etl.understanding import Understood

# Of hundreds of problems the first are read; each kind shows a few all the same.
MOST_SHOWN: Final = 50
FEWEST_OF_A_KIND: Final = 3
HEADS: Final = ("place", "found", "expected", "fix")
CELL: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
# How many cells, and how many letters of a text, are told to each side of a problem.
BESIDE: Final = 2
AROUND: Final = 24
CELL_LETTERS: Final = 16


@dataclass(frozen=True, slots=True)
class Group:
    """Problems of one kind, in the file's order; `shown` are the first of them."""

    code: str
    level: str
    problems: tuple[Problem, ...]
    shown: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """Name the kind."""
        return self.problems[0].says("title", language())


def groups_of(problems: Sequence[Problem], shown: str) -> list[Group]:
    """Group problems of a level, or of `all`, by their kind; the gravest first."""
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        if shown in ("all", problem.level):
            by_code.setdefault(problem.code, []).append(problem)
    ordered = sorted(by_code.items(), key=lambda entry: LEVELS.index(entry[1][0].level))
    groups, left = [], MOST_SHOWN
    for code, found in ordered:
        first = tuple(found[: max(left, FEWEST_OF_A_KIND)])
        left -= len(first)
        groups.append(Group(code, found[0].level, tuple(found), first))
    return groups


def count_of(problems: Sequence[Problem], level: str) -> int:
    """Count the problems of a level."""
    return sum(problem.level == level for problem in problems)


def problems_sentence(examined: Examined) -> str:
    """Say how many problems there are and what that means for publishing."""
    counts = {level: count_of(examined.problems, level) for level in LEVELS}
    if not any(counts.values()):
        return say("upload_problems_none")
    told = [say(f"upload_count_{level}", count=n) for level, n in counts.items() if n]
    if counts["error"]:
        means = say("upload_problems_block")
    elif examined.unanswered:
        means = say("upload_problems_reason", count=len(examined.unanswered))
    else:
        means = say("upload_problems_free")
    return say("list_comma").join(told) + say("upload_stop") + means


def group_markup(group: Group, understood: Understood) -> Html:
    """Lay out the problems of a kind."""
    badge = tag("span", say(f"upload_level_{group.level}"), class_=f"badge {group.level}")
    count = tag("span", say("upload_times", count=f"{len(group.problems):,}"), class_="soft")
    head = tag("summary", joined([badge, tag("b", group.title), count], " "))
    rows = (_row(problem, understood) for problem in group.shown)
    room = word_table(HEADS, rows, len(group.problems) - len(group.shown), "stacked")
    words = {"open": ""} if group.level != "note" else {}
    return tag("details", head + room, class_="problems", **words)


def _row(problem: Problem, understood: Understood) -> tuple[Html | str, ...]:
    place = tag("b", place_text(problem.place), class_="place")
    told = (short(problem.says(part, language()), 400) for part in ("found", "expected", "fix"))
    return (place + context(problem.place, understood), *told)


def context(place: Place, understood: Understood) -> Html:
    """Show the cells beside a place in its row, or the words around it in a text."""
    if place.start is not None and place.end:
        return _words_around(understood.text, place.start, place.end)
    at = CELL.match(place.cell)
    if understood.workbook is None or at is None:
        return Html("")
    cells = list(_cells_beside(understood, place.sheet, int(at[2]), _column(at[1])))
    return tag("div", joined(cells), class_="beside", aria_hidden="true") if cells else Html("")


def _words_around(text: str, start: int, end: int) -> Html:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    marked = tag("mark", short(text[start:end]))
    return tag("div", joined([before, marked, after]), class_="sub", lang="zh")


def _cells_beside(understood: Understood, sheet: str, row: int, column: int) -> Iterator[Html]:
    """Give the row's first cell and those beside a column, the cell in question marked."""
    sheets = understood.workbook.sheets if understood.workbook else ()
    here = next((one for one in sheets if one.name == sheet), None)
    if here is None:
        return
    first = max(1, column - BESIDE)
    for place in dict.fromkeys((1, *range(first, column + BESIDE + 1))):
        cell = here.cell(row, place)
        text = short(cell.text + cell.suffix, CELL_LETTERS) if cell else ""
        if text or place == column:
            yield tag("span", text or "∅", class_="here") if place == column else tag("span", text)


def _column(letters: str) -> int:
    """Give a column's number: 28 for AB."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def reason_of(problems: Sequence[Problem], reasons: dict[str, str]) -> str:
    """Give the reason that all of these warnings have in common, if they have."""
    found = {reasons.get(problem.key, "") for problem in problems}
    return found.pop() if len(found) == 1 else ""

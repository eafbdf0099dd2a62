"""`make bench`, the reading of reports: which texts are scored, how fast they are read, and how
that is printed beside the aims. The rules of scoring are left to `bench.reading`.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench.labelled import Read, cases, hand_list
from bench.reading import Score, by_every_indicator, by_the_excerpts_rules, by_the_hand_list
from catalogue import catalogue
from etl.documents import read_document
from etl.recognise import recognise

ROOT = Path(__file__).parents[1]
# Real excerpts that stay out of the repository; the folder lies beside it where there is one.
EXCERPTS = ROOT.parent / "shared" / "data" / "report_excerpts.jsonl"
CASES = ROOT / "tests" / "etl" / "recognise" / "cases"
HELD_OUT = CASES / "held_out"
BY_HAND = ROOT / "tests" / "etl" / "recognise" / "by_hand"
DATA = ROOT / "data"

AIM_SECONDS = 0.3
RUNS, REPEATS = 5, (1, 10, 100)


@dataclass(frozen=True, slots=True)
class Aim:
    """The least precision, recall and growth accuracy that are asked for."""

    precision: float
    recall: float
    growth: float = 0.0

    def missed_by(self, score: Score) -> list[str]:
        """Name what falls short."""
        names = ("precision", "recall", "growth")
        return [name for name in names if getattr(score, name) < getattr(self, name)]


AIM_EXCERPTS = Aim(0.99, 0.98, 0.98)
AIM_CASES = Aim(0.98, 0.96, 0.96)
AIM_REPORTS = Aim(0.99, 0.97)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report that is listed by hand."""

    name: str
    path: Path
    year: int

    def text(self) -> str:
        """Read the document's text, in which all spans count."""
        return read_document(self.path).text


def read(text: str, year: int) -> Iterable[Read]:
    """Read one text as the report of a year."""
    return recognise(text, catalogue(), year=year).readings


def reports() -> list[Report]:
    """Give the reports that are listed by hand."""
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    named = [(path.stem, rows[path.stem]) for path in sorted(BY_HAND.glob("*.csv"))]
    return [Report(name, DATA / row["file"], int(row["report_year"])) for name, row in named]


def report_score(report: Report) -> Score:
    """Score the reading of one whole report against its list by hand."""
    listed = hand_list(BY_HAND / f"{report.name}.csv")
    return by_the_hand_list(report.name, listed, read(report.text(), report.year))


def print_all(excerpts: Path, *, verbose: bool = False) -> None:
    """Score every text, time the reading, and print both; `verbose` lists what is not right."""
    print("\nreading reports")
    first_seconds = _seconds_of_both()
    show = partial(_scores, verbose=verbose)
    if excerpts.is_file():
        show("excerpts", by_the_excerpts_rules(cases(excerpts), read), AIM_EXCERPTS)
    else:
        print(f"  {'excerpts':32} not measured: there is no {excerpts.name} beside the repository")
    for name, folder, listed in (
        ("own cases", CASES, verbose),
        ("cases held out", HELD_OUT, False),
    ):
        texts = cases(folder)
        _scores(name, by_the_excerpts_rules(texts, read), AIM_CASES, verbose=listed)
        _scores(
            f"{name}, every indicator", by_every_indicator(texts, read), AIM_CASES, verbose=listed
        )
    for report in reports():
        show(report.name, report_score(report), AIM_REPORTS)
    _print_speed(first_seconds)


def _scores(name: str, score: Score, aim: Aim, *, verbose: bool) -> None:
    missed = aim.missed_by(score)
    asked = f"≥ {aim.precision} / {aim.recall}" + (f" / {aim.growth}" if aim.growth else "")
    verdict = f"missed: {', '.join(missed)}" if missed else "met"
    print(
        f"  {name:32} precision {score.precision:.4f}  recall {score.recall:.4f}  "
        f"growth {score.growth:.4f}   aim {asked}: {verdict}"
    )
    counted = f"{score.found} found, {len(score.missed)} missed, {len(score.wrong)} wrong"
    print(f"  {'':32} {counted}, growth {score.growth_right} of {score.growth_all}")
    if verbose:
        for what in ("missed", "wrong", "growth_wrong"):
            for line in getattr(score, what):
                print(f"    {what.replace('_', ' ')}: {line}")


def _seconds_of_both() -> float:
    """Time reading both reports once, from the file to the readings."""
    documents = reports()
    catalogue()
    start = time.perf_counter()
    for report in documents:
        read(report.text(), report.year)
    return time.perf_counter() - start


def _print_speed(first: float) -> None:
    later = median(_seconds_of_both() for _ in range(RUNS))
    verdict = "met" if first <= AIM_SECONDS else "missed"
    print(f"  {'both reports, first time':32}{first:9.3f} s   aim ≤ {AIM_SECONDS}: {verdict}")
    print(f"  {'both reports, median of later':32}{later:9.3f} s")
    report = max(reports(), key=lambda one: one.path.stat().st_size)
    text, once = report.text(), 0.0
    for times in REPEATS:
        longer = (text + "\n") * times
        seconds = min(_seconds(longer, report) for _ in range(RUNS if times < max(REPEATS) else 2))
        once = once or seconds
        print(
            f"  {f'{report.name} × {times}':32}{seconds:9.3f} s   {len(longer):,} characters, "
            f"{seconds / once:.1f} × the time for {times} × the text"
        )


def _seconds(text: str, report: Report) -> float:
    # Of the process alone: what else the machine does would look like a bend in the line.
    start = time.process_time()
    read(text, report.year)
    return time.process_time() - start

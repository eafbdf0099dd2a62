"""One path for every file: understood, checked, compared with what stands, published.

`examine` tells what publishing would mean and changes nothing; `publish` does it. The page and the
command line both go through here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from catalogue import Catalogue
from etl import checking, series, uploads
from etl.choices import Choices
from etl.collecting import put_off
from etl.difference import Difference, difference
from etl.effects import Effects, effects, snapshot
from etl.problems import Place, Problem
from etl.stored import Stored
from etl.understanding import Understood, understand
from etl.uploads import Act, Overtaken
from warehouse.connection import cursor, query_text
from warehouse.writing import trying, writing

Status = Literal["accepted", "accepted_with_warnings", "rejected"]


@dataclass(frozen=True, slots=True)
class Examined:
    """A file understood and held against what stands at `edition`.

    `problems` are all, those of reading first. `effects` is None where errors keep the file from
    being published.
    """

    understood: Understood
    problems: tuple[Problem, ...]
    difference: Difference
    effects: Effects | None
    edition: int

    @property
    def status(self) -> Status:
        """Give what the problems come to."""
        levels = {problem.level for problem in self.problems}
        if "error" in levels:
            return "rejected"
        return "accepted_with_warnings" if "warning" in levels else "accepted"

    @property
    def unanswered(self) -> tuple[Problem, ...]:
        """Give the warnings that no reason was given for."""
        choices = self.understood.choices
        return tuple(
            problem
            for problem in self.problems
            if problem.level == "warning" and not choices.reason_for(problem.key)
        )

    @property
    def is_publishable(self) -> bool:
        """Tell whether nothing stands in the way of publishing."""
        is_clean = self.status != "rejected" and not self.unanswered
        return is_clean and bool(self.understood.observations)


class NotPublishable(Exception):
    """A file has errors, or warnings without a reason: `examined` tells which."""

    def __init__(self, examined: Examined) -> None:
        self.examined = examined
        super().__init__(examined.status)


@put_off()
def examine(content: bytes, name: str, known: Catalogue, choices: Choices) -> Examined:
    """Tell what a file says, what is wrong with it and what publishing it would mean.

    Raise UnreadableFile for no readable file, WarehouseUnavailable where another process holds
    the warehouse.
    """
    understood = _understood(content, name, known, choices)
    with trying() as writer:
        return _examined(writer, understood, known)


@put_off()
def publish(
    content: bytes,
    name: str,
    known: Catalogue,
    choices: Choices,
    act: Act,
    *,
    batch_id: int | None = None,
    seen: int | None = None,
) -> tuple[int, Examined]:
    """Publish a file in one transaction; give its batch id and what it meant.

    `batch_id` names the draft it was staged as; without one it is staged now. `seen` is the edition
    it was compared with. Raise NotPublishable, Overtaken where others changed the same figures
    since, UnreadableFile, WrongState for a draft that is none any more, NotWritten.
    """
    understood = _understood(content, name, known, choices)
    with writing() as writer:
        if seen is not None:
            uploads.refuse_overtaken(writer, seen, understood.observations)
        if batch_id is None:
            batch_id = uploads.stage(writer, understood.name, content, act, choices)
        else:
            uploads.choose(writer, batch_id, choices)
        examined = _examined(writer, understood, known, batch_id=batch_id, act=act)
        if not examined.is_publishable:
            raise NotPublishable(examined)
        corrections = choices.corrections
        uploads.remember(writer, _only(understood.centres), corrections, act)
    return batch_id, examined


def _only(centres: Sequence[str]) -> str:
    """Give the one centre of a file, empty where it holds several."""
    return centres[0] if len(centres) == 1 else ""


def _understood(content: bytes, name: str, known: Catalogue, choices: Choices) -> Understood:
    """Understand a file; once its centre is known, again with what is remembered of it."""
    with cursor() as reader:
        first = understand(content, name, known, choices)
        own = uploads.remembered(reader, first.named_centres)
    return understand(content, name, known, choices, own) if own else first


def _examined(
    writer: duckdb.DuckDBPyConnection,
    understood: Understood,
    known: Catalogue,
    *,
    batch_id: int | None = None,
    act: Act | None = None,
) -> Examined:
    """Check and compare; publish inside the caller's transaction where nothing is against it."""
    doer = act or Act("", uploads.now())
    edition = uploads.edition(writer)
    touched = _touched(understood)
    stored = Stored(writer, understood.centres, {year for _, year in touched})
    problems = [
        *understood.problems,
        *_published_before(writer, understood),
        *checking.check(understood.items, stored, known, doer.at.date()),
    ]
    before = snapshot(writer, known, touched)
    meant = None
    if not any(problem.level == "error" for problem in problems):
        target = batch_id or uploads.stage(writer, understood.name, b"", doer)
        sources = understood.sources(target, doer.by, doer.at.date())
        unread = {source.id: understood.unread for source in sources}
        uploads.add_figures(writer, target, sources, understood.observations, unread, doer)
        series.rebuild(
            writer, known, understood.centres, min((y for _, y in touched), default=None)
        )
        after = snapshot(writer, known, touched)
        meant = effects(before, after, known)
    else:
        after = before
    found = difference(understood.items, stored, after, understood.name)
    examined = Examined(understood, tuple(problems), found, meant, edition)
    if batch_id is not None:
        uploads.sum_up(writer, batch_id, summary(examined))
    return examined


def _touched(understood: Understood) -> Collection[tuple[str, int]]:
    observations = (item.observation for item in understood.items if item.observation)
    return {(one.centre_id, one.year) for one in observations}


def _published_before(writer: duckdb.DuckDBPyConnection, understood: Understood) -> list[Problem]:
    asked = {"sha256": understood.sha256}
    rows = writer.execute(query_text("published_with_hash"), asked).fetchall()
    return [
        Problem(
            "already_held" if batch_id <= uploads.LAST_OF_THE_DATA else "already_published",
            Place(),
            {"batch": str(batch_id), "by": by, "day": f"{at:%Y-%m-%d}"},
        )
        for batch_id, by, at in rows
    ]


def summary(examined: Examined) -> str:
    """Give what publishing meant as the JSON that stays with the batch."""
    levels = [problem.level for problem in examined.problems]
    told = {
        "difference": examined.difference.counts,
        "problems": {level: levels.count(level) for level in ("error", "warning", "note")},
        "warnings": [
            {
                "code": problem.code,
                "place": str(problem.place),
                "reason": examined.understood.choices.reason_for(problem.key),
            }
            for problem in examined.problems
            if problem.level == "warning"
        ],
    }
    return json.dumps(told, ensure_ascii=False)


__all__ = ["Examined", "NotPublishable", "Overtaken", "examine", "publish"]

"""Drafts as the upload page works on them: kept, chosen for, examined once a change, published.

How what is found looks on the page is left to the other `upload_…` modules.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from catalogue import catalogue
from etl import loading, uploads
from etl.choices import Choices
from etl.loading import Examined
from etl.publish import Batch
from etl.uploads import Act, Draft
from warehouse.connection import cursor, rows, version
from warehouse.writing import NotWritten, writing

# Figures of all the examinations kept; one figure takes some 2 kB with its cell and its words.
MOST_FIGURES: Final = 60_000


class Shelf:
    """Examinations kept for all sessions, as many of the last used as hold MOST_FIGURES."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Examined] = OrderedDict()

    def get(self, key: Hashable) -> Examined | None:
        """Give what is kept under a key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, found: Examined) -> None:
        """Keep an examination and let the longest unused ones go."""
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            weight = sum(len(one.understood.items) for one in self._kept.values())
            while weight > MOST_FIGURES and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                weight -= len(gone.understood.items)


_shelf: Final = Shelf()


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft as the list shows it; `problems` counts them by level as last examined."""

    draft: Draft
    problems: dict[str, int]


def listed() -> list[Listed]:
    """Give the drafts, the latest first."""
    with cursor() as reader:
        drafts = uploads.drafts(reader)
        return [
            Listed(d, summary_of(uploads.batch(reader, d.batch_id))["problems"]) for d in drafts
        ]


def summary_of(batch: Batch) -> dict[str, Any]:
    """Give what is known of a batch's problems and difference; empty where never examined."""
    return {"problems": {}, "difference": {}, **json.loads(batch.summary or "{}")}


def batch_of(batch_id: int) -> Batch:
    """Give a batch; raise WrongState where there is none."""
    with cursor() as reader:
        return uploads.batch(reader, batch_id)


def content_of(batch_id: int) -> bytes:
    """Give the bytes of a batch's file; raise WrongState where none is kept."""
    with cursor() as reader:
        return uploads.content(reader, batch_id)[1]


def opened(batch_id: int) -> Draft | None:
    """Give a draft; None where the batch is none or none any more."""
    with cursor() as reader:
        found = [one for one in uploads.drafts(reader) if one.batch_id == batch_id]
    return found[0] if found else None


def keep(name: str, content: bytes, by: str) -> int:
    """Keep a file as a draft; give its batch id, the same for the same file.

    Raise UnreadableFile for no readable file, NotWritten, WarehouseUnavailable.
    """
    found = loading.examine(content, name, catalogue(), Choices())
    understood = found.understood
    with writing() as writer:
        same = [one for one in uploads.drafts(writer) if one.sha256 == understood.sha256]
        if same:
            return same[0].batch_id
        act = Act(by, uploads.now())
        batch_id = uploads.stage(writer, understood.name, content, act)
        uploads.sum_up(writer, batch_id, loading.summary(found))
    _shelf.put(_key(batch_id, Choices()), found)
    return batch_id


def is_examined(draft: Draft) -> bool:
    """Tell whether a draft's examination is at hand, so that nobody waits for it."""
    return _shelf.get(_key(draft.batch_id, draft.choices)) is not None


def examined(draft: Draft) -> Examined:
    """Give what a draft says and would mean, examined anew only after something changed.

    Raise UnreadableFile, NotWritten, WarehouseUnavailable.
    """
    key = _key(draft.batch_id, draft.choices)
    found = _shelf.get(key)
    if found is None:
        content = content_of(draft.batch_id)
        found = loading.examine(content, draft.file_name, catalogue(), draft.choices)
        _shelf.put(key, found)
        _sum_up(draft.batch_id, loading.summary(found))
    return replace(found, understood=replace(found.understood, choices=draft.choices))


def _sum_up(batch_id: int, summary: str) -> None:
    """Keep the counts for the list of drafts."""
    if batch_of(batch_id).summary == summary:
        return
    # The list would say an older count, which is no reason not to show the draft.
    with suppress(NotWritten, uploads.WrongState), writing() as writer:
        uploads.batch(writer, batch_id, uploads.STAGED)
        uploads.sum_up(writer, batch_id, summary)


def _key(batch_id: int, choices: Choices) -> Hashable:
    """Name all that an examination depends on; reasons only answer it."""
    with cursor() as reader:
        edition = uploads.edition(reader)
    remembered = tuple(rows("all_corrections"))
    file = version()[:2]
    return batch_id, replace(choices, reasons={}).dump(), file, edition, remembered


def choose(batch_id: int, change: Callable[[Choices], Choices]) -> None:
    """Change what is chosen for a draft; raise WrongState, NotWritten."""
    with writing() as writer:
        told = Choices.load(uploads.batch(writer, batch_id, uploads.STAGED).choices)
        uploads.choose(writer, batch_id, change(told))


def discard(batch_id: int) -> None:
    """Lay a draft aside; raise WrongState, NotWritten."""
    with writing() as writer:
        uploads.discard(writer, batch_id)


def publish(draft: Draft, seen: int, by: str) -> None:
    """Publish a draft as it was seen; raise as `loading.publish` does."""
    content = content_of(draft.batch_id)
    act = Act(by, uploads.now())
    loading.publish(
        content,
        draft.file_name,
        catalogue(),
        draft.choices,
        act,
        batch_id=draft.batch_id,
        seen=seen,
    )


def refuse_overtaken(seen: int, found: Examined) -> None:
    """Raise Overtaken where others changed the same centres' years since the edition seen."""
    observations = [item.observation for item in found.understood.items if item.observation]
    with cursor() as reader:
        uploads.refuse_overtaken(reader, seen, observations)


def forget(centre_id: str, heading: str) -> None:
    """Delete what a heading is remembered for."""
    with writing() as writer:
        uploads.forget(writer, centre_id, heading)

"""The list of the history: every batch anybody brought in, and the project's own data below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.history import KINDS, STATES, Batch
from analysis.history import history as read_history
from analysis.search import folded
from catalogue import catalogue
from dashboard.history_words import (
    SHA_LETTERS,
    badge,
    compared,
    happened,
    holds,
    link,
    loaded,
    way_on,
)
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered_until_written
from dashboard.texts import centre_name, say
from dashboard.workbooks import Cell, Column, Sheet

# The look of the history; no other page needs it.
STYLE: Final = Path(__file__).with_name("history.css")
EVERY: Final = "every"
SHOWN_STATES: Final = (EVERY, *STATES)
# A line takes some 700 bytes, and a page is to stay below 200 kB; beyond, one searches.
MOST_LISTED: Final = 200
# What stands for nothing at all, which a card leaves out.
NONE: Final = "—"
HEADS: Final = ("batch", "file", "loaded", "figures", "holds", "state")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to; EVERY leaves a choice open."""

    words: str = ""
    state: str = EVERY
    centre: str = EVERY


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as it stands on the page: a sentence on it, and the tables."""

    lead: str
    content: Html


@remembered_until_written
def batches() -> Mapping[int, Batch]:
    """Give every batch by its number, the one that something happened to last first."""
    return {batch.id: batch for batch in read_history()}


def centres() -> tuple[str, ...]:
    """Give the centres that uploads hold figures of, in catalogue order, after EVERY."""
    held = {one for batch in batches().values() if batch.is_upload for one in batch.centres}
    return (EVERY, *(one for one in catalogue().centres if one in held))


@remembered_until_written
def list_of(asked: Asked, _language: str) -> Listed:
    """Lay out the batches that fit; the project's own data stand below the uploads."""
    uploads = [batch for batch in batches().values() if batch.is_upload]
    built = [batch for batch in batches().values() if not batch.is_upload]
    found = [batch for batch in uploads if _fits(batch, asked)]
    own = sorted((b for b in built if _fits(b, asked)), key=lambda batch: batch.id)
    lead = _lead(uploads, found, asked)
    parts = [_cut(found) + _table(found[:MOST_LISTED]) if found else Html("")]
    if own:
        heading = tag("h2", say("history_built"))
        parts += [heading, tag("p", say("history_built_why"), class_="sub"), _table(own)]
    note = tag("p", say("history_note"), class_="source-line")
    return Listed(lead, tag("div", joined([*parts, note]), class_="history"))


def _fits(batch: Batch, asked: Asked) -> bool:
    if asked.state not in (EVERY, batch.state):
        return False
    if asked.centre != EVERY and asked.centre not in batch.centres:
        return False
    searched = _searched(batch) if asked.words else ""
    return all(folded(word) in searched for word in asked.words.split())


def _searched(batch: Batch) -> str:
    names = (catalogue().centres[one].name for one in batch.centres)
    words = [str(batch.id), batch.file_name, batch.sha256, batch.loaded_by, batch.made_by]
    words += [batch.reason, *(answer.reason for answer in batch.answered)]
    words += [word for name in names for word in (name.zh, name.en)]
    return " ".join(folded(word) for word in words)


def _lead(uploads: Collection[Batch], found: Collection[Batch], asked: Asked) -> str:
    if not uploads:
        return say("history_none")
    counts = Counter(batch.state for batch in found)
    told = [say(f"history_count_{s}", count=f"{counts[s]:,}") for s in STATES if counts[s]]
    if not found:
        return say("history_none_fits", count=f"{len(uploads):,}")
    narrowed = asked != Asked()
    key = "history_lead_found" if narrowed else "history_lead"
    states = say("list_comma").join(told)
    return say(key, count=f"{len(found):,}", of=f"{len(uploads):,}", states=states)


def _cut(found: Collection[Batch]) -> Html:
    if len(found) <= MOST_LISTED:
        return Html("")
    words = say("history_more", most=MOST_LISTED, count=f"{len(found):,}")
    return tag("p", words, class_="notice")


def _table(found: Collection[Batch]) -> Html:
    names = {name: say(f"history_head_{name}") for name in HEADS}
    head = joined(tag("th", text, scope="col", class_=name) for name, text in names.items())
    body = joined(_row(batch, names) for batch in found)
    content = tag("thead", tag("tr", head)) + tag("tbody", body)
    return tag("table", content, class_="batches")


def _row(batch: Batch, names: Mapping[str, str]) -> Html:
    sha = tag("code", batch.sha256[:SHA_LETTERS], title=batch.sha256)
    file = tag("a", batch.file_name, href=link(batch.id), data_go="")
    cells: dict[str, Html | str] = {
        "batch": tag("a", str(batch.id), href=link(batch.id), data_go=""),
        "file": file + tag("small", joined(["sha256 ", sha, "…"])),
        "loaded": loaded(batch),
        "figures": _figures(batch),
        "holds": holds(batch) or NONE,
        "state": badge(batch) + tag("small", joined([happened(batch), way_on(batch)])),
    }
    return tag("tr", joined(_cell(name, cell, names[name]) for name, cell in cells.items()))


def _cell(name: str, cell: Html | str, head: str) -> Html:
    """Write a cell; a narrow screen shows a card a batch, each line with its name."""
    return tag("td", cell, class_=f"{name} bare" if cell == NONE else name, data_name=head)


def _figures(batch: Batch) -> Html | str:
    if not batch.readings:
        return NONE
    return tag("span", f"{batch.readings:,}") + tag("small", compared(batch))


def list_sheets() -> list[Sheet]:
    """Give the whole history as a download."""
    widths = {
        "batch": 8, "file": 44, "sha256": 66, "loaded_by": 14, "loaded_at": 18, "state": 12,
        "made_by": 14, "made_at": 18, "reason": 40, "figures": 10, "new": 8, "changed": 8,
        "unchanged": 8, "conflicting": 8, "centres": 40, "years": 12,
    }  # fmt: skip
    columns = tuple(Column(say(f"history_head_{name}"), w) for name, w in widths.items())
    return [Sheet(say("page_history"), columns, [_sheet_row(b) for b in batches().values()])]


def _sheet_row(batch: Batch) -> list[Cell]:
    years = dict.fromkeys(str(year) for year in (batch.first_year, batch.last_year) if year)
    state = batch.state if batch.is_upload else "built"
    made_at = f"{batch.made_at:%Y-%m-%d %H:%M}" if batch.made_at else None
    return [
        batch.id,
        batch.file_name,
        batch.sha256,
        batch.loaded_by,
        f"{batch.loaded_at:%Y-%m-%d %H:%M}",
        say(f"history_state_{state}"),
        batch.made_by,
        made_at,
        batch.reason,
        batch.readings,
        *(batch.difference.get(kind) for kind in KINDS),
        say("list_comma").join(centre_name(one) for one in batch.centres),
        "–".join(years),
    ]

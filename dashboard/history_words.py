"""How the history speaks of a batch: its name, its state, who did what when, what it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from analysis.history import KINDS, Batch
from catalogue import catalogue
from dashboard.addresses import page_address
from dashboard.markup import Html, joined, tag
from dashboard.texts import centre_name, say

# Which batch is opened, in the address.
KEY: Final = "batch"
# A workbook may hold three hundred centres: these many are named, the rest counted.
MOST_CENTRES: Final = 3
# Enough of a sha256 to tell files apart by eye; the opened batch gives it whole.
SHA_LETTERS: Final = 12


def link(batch_id: int | None = None) -> str:
    """Give the address of a batch in the history; without one, of the history."""
    return page_address("history", **{KEY: str(batch_id or "")})


def name(batch: Batch) -> str:
    """Name a batch by its number."""
    return say("history_batch", batch=batch.id)


def badge(batch: Batch) -> Html:
    """Give a batch's state as a badge; the word tells it, the mark says it again."""
    state = batch.state if batch.is_upload else "built"
    return tag("span", say(f"history_state_{state}"), class_=f"badge state {state}")


def moment(at: datetime) -> str:
    """Give a time to the minute."""
    return f"{at:%Y-%m-%d %H:%M}"


def person(name: str) -> str:
    """Give who did something, or that nobody said who."""
    return name or say("history_nobody")


def loaded(batch: Batch) -> Html:
    """Say who brought a batch in, and when; the project's data have a day and nobody."""
    if not batch.is_upload:
        return tag("span", say("history_built_on", day=f"{batch.loaded_at:%Y-%m-%d}"))
    return tag("span", person(batch.loaded_by)) + tag("small", moment(batch.loaded_at))


def happened(batch: Batch) -> Html:
    """Say who published or withdrew a batch last, when and why; empty where nobody did."""
    if batch.made_at is None:
        return Html("")
    told = tag("span", f"{person(batch.made_by)} · {moment(batch.made_at)}")
    return told + tag("q", batch.reason, class_="reason") if batch.reason else told


def holds(batch: Batch) -> str:
    """Name the centres and years that a batch has figures of."""
    names = catalogue().centres
    centres = sorted(batch.centres, key=list(names).index)
    told = say("list_comma").join(centre_name(one) for one in centres[:MOST_CENTRES])
    if len(centres) > MOST_CENTRES:
        told = say("history_centres", names=told, count=len(centres))
    years = dict.fromkeys(str(year) for year in (batch.first_year, batch.last_year) if year)
    return " · ".join(part for part in (told, "–".join(years)) if part)


def compared(batch: Batch) -> str:
    """Say how many of a batch's figures were new, changed and so on; empty where not compared."""
    counts = {kind: batch.difference.get(kind, 0) for kind in KINDS}
    told = (say(f"history_{kind}", count=f"{count:,}") for kind, count in counts.items() if count)
    return " · ".join(told)


def way_on(batch: Batch) -> Html:
    """Lead from a draft to where it is checked and published; empty for any other batch."""
    if batch.state != "staged":
        return Html("")
    href = page_address("upload", draft=str(batch.id))
    return tag("a", say("history_go_on"), href=href, data_go="")


def facts(*parts: Html | str) -> Html:
    """Join what is known on one line, leaving out what is empty."""
    return joined((part for part in parts if part not in ("", Html(""))), " · ")

"""What to tell after something was done or could not be: one sentence, shown once at the top."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from dashboard.markup import Html, show, tag
from dashboard.texts import language, say
from etl.loading import NotPublishable, Overtaken
from etl.understanding import UnreadableFile
from etl.uploads import WrongState
from warehouse.connection import WarehouseUnavailable
from warehouse.writing import NotWritten

KEPT: Final = "upload_notices"
FAULTS: Final = (
    UnreadableFile,
    NotPublishable,
    Overtaken,
    WrongState,
    NotWritten,
    WarehouseUnavailable,
)


def tell(sentence: str, kind: str = "notice") -> None:
    """Keep a sentence for the next drawing of the page; `kind` is `notice` or `fault`."""
    kept = st.session_state.setdefault(KEPT, [])
    if (kind, sentence) not in kept:
        kept.append((kind, sentence))


@contextmanager
def telling() -> Iterator[None]:
    """Tell what could not be done instead of failing."""
    try:
        yield
    except FAULTS as error:
        tell(sentence_for(error), "fault")


def show_all() -> None:
    """Show what was kept to be told, once."""
    for kind, sentence in st.session_state.pop(KEPT, []):
        show(notice(sentence, kind))


def notice(sentence: Html | str, kind: str = "notice") -> Html:
    """Lay out a sentence; a fault is told at once to those who hear the page."""
    role = "alert" if kind == "fault" else "status"
    return tag("p", sentence, class_=f"notice {kind}", role=role)


def sentence_for(error: BaseException) -> str:
    """Say what could not be done and how to go on."""
    match error:
        case UnreadableFile():
            return error.says(language())
        case Overtaken():
            return say("upload_overtaken", **_who_and_what(error))
        case WrongState():
            return _wrong_state(error)
        case NotWritten():
            return say("upload_not_written", reason=error.reason)
        case WarehouseUnavailable():
            return say(f"warehouse_{error.state}", file=error.file)
    return say("upload_not_publishable")


def changed_since(error: Overtaken) -> str:
    """Say that others changed the same figures while somebody looked."""
    return say("upload_changed_since", **_who_and_what(error))


def _who_and_what(error: Overtaken) -> dict[str, str]:
    names = say("list_comma").join(dict.fromkeys(name or say("upload_nobody") for name in error.by))
    batches = say("list_comma").join(str(batch) for batch in error.batches)
    return {"by": names, "batches": batches}


def _wrong_state(error: WrongState) -> str:
    if not error.state:
        return say("upload_no_batch", batch=error.batch_id)
    return say("upload_wrong_state", batch=error.batch_id, state=say(f"upload_{error.state}"))

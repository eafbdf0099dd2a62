"""Answers remembered for as long as the warehouse does not change, shared by all sessions.

Only what is the same for everyone is kept: arguments must name all that an answer depends on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, ParamSpec, TypeVar

from warehouse.connection import root, version

P = ParamSpec("P")
Answer = TypeVar("Answer")

# A page in one state is markup and pictures of some 100 kB: all kept states of one page take less
# memory than one session.
KEPT: Final = 32
# What pages are made from is ten times that, and asked for again only while a page is put together
# or a choice is changed.
KEPT_WHOLE: Final = 6


def remembered(question: Callable[P, Answer]) -> Callable[P, Answer]:
    """Remember a question's answers by its (hashable) arguments until a new version stands."""
    return _remember(question, KEPT)


def remembered_briefly(question: Callable[P, Answer]) -> Callable[P, Answer]:
    """Remember only the last few answers, for those that hold a centre's whole history."""
    return _remember(question, KEPT_WHOLE)


def remembered_until_written(question: Callable[P, Answer]) -> Callable[P, Answer]:
    """Remember answers about drafts and batches until anything at all is written."""
    return _remember(question, KEPT, lambda: (*version(), root.writes))


def _remember(
    question: Callable[P, Answer], kept: int, stamp: Callable[[], tuple[object, ...]] = version
) -> Callable[P, Answer]:
    @lru_cache(maxsize=kept)
    def answer(_: tuple[object, ...], *args: P.args, **kwargs: P.kwargs) -> Answer:
        return question(*args, **kwargs)

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> Answer:
        return answer(stamp(), *args, **kwargs)  # type: ignore[arg-type]  # hashable, as asked

    return ask

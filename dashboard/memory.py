"""Answers remembered for as long as the warehouse does not change, shared by all sessions.

Only what is the same for everyone is kept: arguments must name all that an answer depends on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, ParamSpec, TypeVar

from warehouse.connection import version

P = ParamSpec("P")
Answer = TypeVar("Answer")

# A page in one state is a handful of answers of some ten kB; this many states of each stay
# well below the memory of one more session.
KEPT: Final = 64


def remembered(question: Callable[P, Answer]) -> Callable[P, Answer]:
    """Remember a question's answers by its (hashable) arguments until a new version stands."""

    @lru_cache(maxsize=KEPT)
    def answer(_: tuple[int, int], *args: P.args, **kwargs: P.kwargs) -> Answer:
        return question(*args, **kwargs)

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> Answer:
        return answer(version(), *args, **kwargs)  # type: ignore[arg-type]  # hashable, as asked

    return ask

"""Garbage collection put off while tens of thousands of records are made, none of them garbage."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_lock: Final = threading.Lock()
_depth = 0


@contextmanager
def put_off() -> Iterator[None]:
    """Collect nothing inside: walking the records of a national workbook again and again takes a
    third of the time it takes to publish it.
    """
    global _depth  # noqa: PLW0603 – one collector serves all threads
    with _lock:
        _depth += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _depth -= 1
            if not _depth:
                gc.enable()

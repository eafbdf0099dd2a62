"""A module run as a child process with limits of its own, for files that may be a trap.

A bomb or a damaged file ends the child, never the program that asked. What goes in and comes out
is left to the module that is run.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import Final, Literal

HOME: Final = Path(__file__).parents[1]


class EndedEarly(Exception):
    """A child gave no answer: `clock` too slow, `limits` ended by the system, `fault` its own."""

    def __init__(self, cause: Literal["clock", "limits", "fault"]) -> None:
        super().__init__(cause)
        self.cause = cause


def run_apart(module: str, argument: str, data: bytes, *, seconds: float) -> bytes:
    """Give what `python -m module argument` answers to `data`; raise EndedEarly."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, argument],
            cwd=HOME,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise EndedEarly("clock") from None
    if done.returncode < 0:
        # Ended by the system, for memory or processor time; seldom by a fault of a library.
        raise EndedEarly("limits")
    if done.returncode:
        raise EndedEarly("fault")
    return done.stdout


def limit_resources(memory_bytes: int, cpu_seconds: int) -> None:
    """Limit this process's memory and processor time where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS refuses the first.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))

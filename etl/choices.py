"""What an analyst chose for one file, kept with its draft: which words mean what, and why.

The same choices on the same file give the same readings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Self

# Stands for every warning that has no reason of its own.
ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a heading stands for: an indicator, empty to leave it aside, and its printed unit.

    An empty unit leaves the unit to what the file says.
    """

    heading: str
    indicator: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """An analyst's answers for one file.

    `centre` and `year` hold where the file names none. `centres` says what a printed name stands
    for: a centre's id, or empty to leave its figures aside. `included` lists the hidden parts to
    read all the same, by `LeftOut.key`. `reasons` answer warnings by `Problem.key`; `*` is the
    reason for all that have none of their own.
    """

    centre: str = ""
    year: int | None = None
    centres: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    included: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)

    def reason_for(self, key: str) -> str:
        """Give the reason that answers a warning: its own, else that for all, else nothing."""
        return self.reasons.get(key) or self.reasons.get(ANY) or ""

    def dump(self) -> str:
        """Give the choices as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def load(cls, text: str) -> Self:
        """Read what `dump` gave; an empty text is no choices at all."""
        told: dict[str, Any] = json.loads(text) if text else {}
        corrections = tuple(Correction(**one) for one in told.pop("corrections", ()))
        included = tuple(told.pop("included", ()))
        return cls(**told, corrections=corrections, included=included)

"""One figure of a file as it is checked: where it stands, what it says, what it became."""

from __future__ import annotations

from dataclasses import dataclass

from etl.normalise import Observation
from etl.problems import Place
from tables import Fault


@dataclass(frozen=True, slots=True)
class Item:
    """A reading and its observation.

    `centre` is an id, or the name as printed where it is unknown; `printed` is the figure with its
    unit. There is no observation where the centre is unknown or the unit does not fit; `fault`
    then tells the latter.
    """

    place: Place
    heading: str
    centre: str
    year: int
    indicator: str
    printed: str
    observation: Observation | None
    fault: Fault | None = None

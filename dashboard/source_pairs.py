"""Numbers that two figures make, by quotient or difference: a click opens both sources."""

from __future__ import annotations

from dashboard.markup import Html, tag
from dashboard.sources import DIFFERENCE, QUOTIENT, SIGNS, cell_key
from dashboard.texts import indicator_name, say
from figures import Figure


def quotient(above: Figure, below: Figure, text: Html | str) -> Html:
    """Make the quotient of two figures a button that opens the sources of both."""
    return _of_two(above, below, QUOTIENT, text)


def difference(one: Figure, other: Figure, text: Html | str) -> Html:
    """Make the difference of two figures a button that opens the sources of both."""
    return _of_two(one, other, DIFFERENCE, text)


def _of_two(one: Figure, other: Figure, joint: str, text: Html | str) -> Html:
    both = (one, other)
    names = SIGNS[joint].join(f"{indicator_name(f.indicator_id)} {f.year}" for f in both)
    key = joint.join(cell_key(figure) for figure in both)
    return tag(
        "button", text, class_="src", data_source=key, aria_label=say("source_of", name=names)
    )

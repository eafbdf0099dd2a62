"""The XML of a package's parts walked tag by tag, without a tree that a trap could grow.

A part has passed `Package.xml` before, so it declares no entity.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from etl.workbooks.refusals import Refusal

Attributes = dict[str, str]


def walk(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    *,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call `start`, `end` and `text` through a part, names as written; raise Refusal on damage."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, OverflowError):
        raise Refusal("damaged", found="xlsx") from None


def local(name: str) -> str:
    """Give a name without its prefix.

    >>> local("x:row")
    'row'
    """
    return name.rpartition(":")[2]

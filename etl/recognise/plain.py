"""A text without the noise of its conversion, each character knowing where it came from.

Spaces, Markdown signs and bookmarks go, full-width digits and Latin punctuation become usual
ones, and a line broken in mid sentence is joined. What the words mean is left to others.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import Final

from etl.documents.glyphs import typed_letters

NOISE: Final = re.compile(
    r"[ \r\f\v\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+"
    r"|\[bookmark:[^\]\n]{0,99}\]|\*{2,3}|(?<!\d)\*|\\(?=[_*.\-])"
)
LINE: Final = re.compile(r"[^\n]+")
PAGE_NUMBER: Final = re.compile(r"(?:[-—–]?\d{1,3}[-—–]?|第\d{1,3}页(?:，?共\d{1,3}页)?)$")
FOLDED: Final = str.maketrans(
    {
        **{chr(0xFF10 + n): str(n) for n in range(10)},
        **{chr(0xFF21 + n): chr(65 + n) for n in range(26)},
        **{chr(0xFF41 + n): chr(97 + n) for n in range(26)},
        **dict(zip("％．＋－﹣−﹪／＞＜≧≦＝：﹕", "%.+---%/><≥≤=：：", strict=True)),
        **dict(zip("(),;:!?[]{}|", "（），；：！？［］｛｝\t", strict=True)),
        # Text copied out of a PDF may hold radicals that look like characters, as 增⻓.
        **{
            letter: typed
            for letter in map(chr, range(0x2E80, 0x2FE0))
            if (typed := typed_letters(letter))
        },
        **dict(zip("﹙﹚﹐﹑﹔｜“”‘’「」『』", "（），、；\t“”“”“”“”", strict=True)),
    }
)
HASHES: Final = re.compile(r"[ \u3000]*#{1,6}(?=[^#])")
BULLET: Final = re.compile(r"[ \u3000]*[-•●■◆][ \u3000]+")
MARKER: Final = (
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|（\d{1,2}）|\d{1,2}、"
    r"|\d{1,2}\.(?=(?:19|20)\d\d年|\D)|[①-⑳]|[-•●■◆]|第[一二三四五六七八九十]{1,3}[章节部]"
    r"|附件|附：|表\d)"
)
STARTS_BLOCK: Final = re.compile(MARKER)
ENDS_LINE: Final = frozenset("。！？：…")
BROKEN_BY: Final = re.compile(r"[，；。]|：.")
LONGEST_HEADING: Final = 45
LONGEST_TITLE: Final = 24


@dataclass(frozen=True, slots=True)
class Plain:
    """Cleaned text and, for each of its characters, the offset in the text as given.

    `headings` holds the offsets, in the cleaned text, at which a heading's line starts.
    """

    text: str
    origin: array[int]
    headings: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the text as given of a span of the cleaned text."""
        return self.origin[start], self.origin[end - 1] + 1


def plain(text: str) -> Plain:
    """Clean a text."""
    pieces: list[str] = []
    origin = array("q")
    headings: set[int] = set()
    length, before = 0, _NOTHING
    for found in LINE.finditer(text):
        line = _clean(found[0], found.start())
        if not line.text or PAGE_NUMBER.match(line.text):
            continue
        if before.text and not _joins(before, line):
            pieces.append("\n")
            origin.append(found.start() - 1)
            length += 1
            before = _NOTHING
        if line.heading:
            headings.add(length)
        pieces.append(line.text)
        origin.extend(line.origin)
        length += len(line.text)
        # A sentence may run over many lines, a heading never does.
        before = line
    return Plain("".join(pieces), origin, frozenset(headings))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    origin: array[int]
    heading: bool
    table: bool
    bullet: bool = False


_NOTHING: Final = _Line("", array("q"), heading=False, table=False)


def _clean(raw: str, offset: int) -> _Line:
    hashes = HASHES.match(raw)
    bullet = hashes or BULLET.match(raw)
    start = bullet.end() if bullet else 0
    kept: list[str] = []
    origin = array("q")
    for noise in NOISE.finditer(raw, start):
        if noise.start() > start:
            kept.append(raw[start : noise.start()])
            origin.extend(range(offset + start, offset + noise.start()))
        start = noise.end()
    kept.append(raw[start:])
    origin.extend(range(offset + start, offset + len(raw)))
    text = "".join(kept).translate(FOLDED)
    table = "\t" in text
    if not text.strip("\t"):
        return _NOTHING
    marked = bullet is not None or STARTS_BLOCK.match(text) is not None
    short = len(text) <= LONGEST_HEADING and text[-1] not in "。；，、"
    titled = bullet is not None and len(text) <= LONGEST_TITLE and "，" not in text
    whole = titled or not BROKEN_BY.search(text)
    heading = not table and short and whole and (hashes is not None or marked)
    return _Line(text, origin, heading, table, bullet is not None)


def _joins(before: _Line, line: _Line) -> bool:
    """Tell whether a line goes on with the sentence of the line before it."""
    if before.heading or line.heading or before.table or line.table:
        return False
    if line.bullet or STARTS_BLOCK.match(line.text):
        return False
    return before.text[-1] not in ENDS_LINE

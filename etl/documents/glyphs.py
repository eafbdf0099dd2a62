"""What a glyph of a PDF stands for, as the text that the report's author typed."""

from __future__ import annotations

import unicodedata
from typing import Final

UNKNOWN: Final = "\ufffd"

# Fonts map many characters to the radical that looks the same, as 增⻓ for 增长. Unicode gives the
# characters of the radicals' supplement in EquivalentUnifiedIdeograph.txt, which Python lacks.
# These are the ones that are whole words too.
SUPPLEMENT: Final = (
    "⺁厂⺈刀⺊卜⺌小⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝"
    "⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
# Two radicals whose compatible character is another than the one written in China.
WRITTEN_HERE: Final = "⼾户⾭青"
TYPED: Final = dict(
    zip((SUPPLEMENT + WRITTEN_HERE)[::2], (SUPPLEMENT + WRITTEN_HERE)[1::2], strict=True)
)


def typed_letters(glyph: str) -> str:
    """Give the letters of a glyph: an unmapped one as U+FFFD, a radical as its character.

    >>> typed_letters("⻓"), typed_letters("⾦"), typed_letters("(cid:12)") == UNKNOWN
    ('长', '金', True)
    """
    if glyph.startswith("(cid:"):
        return UNKNOWN
    return "".join(map(_typed, glyph))


def _typed(letter: str) -> str:
    if "\u2e80" <= letter <= "\u2fdf":
        return TYPED.get(letter) or unicodedata.normalize("NFKC", letter)
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else UNKNOWN

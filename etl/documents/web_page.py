"""A web page as text: its blocks as lines, its tables as rows of tabs; scripts, styles and
navigation are left out. Runs in the child process, for it is where lxml is loaded.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from lxml import etree

from etl.documents.layout import Lines
from etl.documents.plain import BLANK, EDITORS_BLANK
from etl.documents.refusals import Refusal

if TYPE_CHECKING:
    # Only the types know it; at run time lxml takes any object with these methods.
    from lxml.etree import ParserTarget

    _Target = ParserTarget[None]
else:
    _Target = object

# Where a page may name its encoding: HTML says 1,024 bytes, real pages put long comments first.
DECLARATION_BYTES: Final = 8192
DECLARED: Final = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w-]+)|encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
# Pages say GB2312 and use characters of its supersets.
CHINESE_NAMES: Final = {"gb2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "cp936", "936"}
# A cut-off character is the site's; one in a thousand means another encoding.
MOST_DAMAGE: Final = 0.001

BLOCK_NAMES: Final = (
    "address article blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary "
    "tbody tfoot thead ul br"
)
BLOCKS: Final = frozenset(BLOCK_NAMES.split())
NOT_TEXT_NAMES: Final = (
    "head script style noscript template nav footer aside iframe object svg canvas audio video "
    "select button textarea datalist map"
)
NOT_TEXT: Final = frozenset(NOT_TEXT_NAMES.split())
NOT_TEXT_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "menu"})
# Whole words of class and id, as sites name what surrounds the article.
AROUND_WORDS: Final = (
    "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs sidebar footer foot copyright "
    "share pagination pager"
)
AROUND: Final = frozenset(AROUND_WORDS.split())
WORD: Final = re.compile(r"[a-z]+")
HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# They hold the page itself, however their class may be called.
NEVER_AROUND: Final = frozenset({"html", "body", "main", "article", "table", "td", "tr", "th"})
# A browser shows none of the blanks that wrapping the source put between Chinese characters.
WRAPPED: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
BLANKS: Final = re.compile(r"[ \t\r\n\f\xa0]+")
CHUNK: Final = 65_536


def read_web_page(data: bytes) -> str:
    """Give the text of a web page; raise Refusal for an unknown encoding or a text too long."""
    events = _Events()
    parser = etree.HTMLParser(target=events, encoding="utf-8", huge_tree=True)
    page = decode_page(data).replace(EDITORS_BLANK, BLANK).encode()
    for start in range(0, len(page), CHUNK):
        parser.feed(page[start : start + CHUNK])
    parser.close()
    return events.lines.text()


def decode_page(data: bytes) -> str:
    """Decode a web page by its mark, as UTF-8, by what it declares, or as GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    # What is valid as UTF-8 is UTF-8, whatever a template declares.
    for encoding in ("utf-8-sig", _declared(data), "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = data.decode(_declared(data), "replace")
    if text.count("\ufffd") > MOST_DAMAGE * len(text):
        raise Refusal("encoding", found=f"网页声明为 {_declared(data)}，内容不符")
    return text


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:DECLARATION_BYTES])
    name = (found[1] or found[2]).decode().lower() if found else "gb18030"
    if name in CHINESE_NAMES:
        return "gb18030"
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        return "gb18030"
    return name


class _Events(_Target):
    """Takes the parser's events; elements left open are closed by the parser as browsers do."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._words: list[str] = []
        self._skipped = 0
        self._preformatted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._skipped or is_no_text(tag, attributes):
            self._skipped += 1
            return
        if tag == "table":
            self._flush()
            self.lines.open_table()
        elif tag == "tr":
            self._flush()
            self.lines.open_row()
        elif tag in {"td", "th"}:
            self._flush()
            self.lines.open_cell(_span(attributes, "colspan"), _span(attributes, "rowspan"))
        elif tag in BLOCKS:
            self._flush()
            self._preformatted += tag == "pre"

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
        elif tag == "table":
            self._flush()
            self.lines.close_table()
        elif tag in {"td", "th"}:
            self._flush()
            self.lines.close_cell()
        elif tag in BLOCKS:
            self._flush()
            self._preformatted -= tag == "pre"

    def data(self, words: str) -> None:
        """Take characters."""
        if not self._skipped:
            self._words.append(words)

    def close(self) -> None:
        """End the last line."""
        self._flush()

    def _flush(self) -> None:
        """End the line at hand, its blanks as a browser shows them."""
        words = "".join(self._words)
        self._words.clear()
        for line in words.splitlines() if self._preformatted else [WRAPPED.sub("", words)]:
            self.lines.write(BLANKS.sub(" ", line))
            self.lines.end_line()


def is_no_text(tag: str, attributes: Mapping[str, str]) -> bool:
    """Say whether an element is none of the report: code, navigation, hidden or around it."""
    if tag in NOT_TEXT:
        return True
    if not attributes or tag in NEVER_AROUND:
        return False
    if "hidden" in attributes or HIDDEN.search(attributes.get("style", "")):
        return True
    if attributes.get("role", "").lower() in NOT_TEXT_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return not AROUND.isdisjoint(WORD.findall(names))


def _span(attributes: Mapping[str, str], name: str) -> int:
    digits = attributes.get(name, "1").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1

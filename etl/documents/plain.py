"""Bytes of a text file decoded: UTF-8, GB18030, or UTF-16 with its mark; else a Refusal."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Final

from etl.documents.refusals import Refusal

CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
HAN: Final = re.compile(r"[\u3400-\u9fff]")
PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
# What GB18030 makes of A3A0, which Chinese editors write for a blank; browsers take it as one too.
EDITORS_BLANK: Final = "\ue5e5"
BLANK: Final = "\u3000"
DAMAGE: Final = re.compile(r"\ufffd|锟斤拷")
# As many characters as show what a text is; so the check costs the same for a long one.
SAMPLE: Final = 100_000
# A few words are too few to judge by.
ENOUGH_HAN: Final = 20
# Of the Han characters of Chinese prose 98 % and more are among the 3,755 of GB 2312's first
# level; of Big5, Shift JIS or UTF-8 read as GB18030 at most half are.
LEAST_COMMON: Final = 0.8
# A stray mark of damage is the publisher's; one in a hundred makes a text unreadable.
MOST_DAMAGE: Final = 0.01
# A document may use a few characters of its font's own; of Big5 read as GB18030 nearly half are.
MOST_PRIVATE: Final = 0.01


def decode_plain(data: bytes) -> str:
    """Decode a text file; line ends stay as they are and a byte order mark goes.

    The blank that editors write beyond GB18030 becomes the one it looks like.

    Raise Refusal for binary data, for another encoding and for text that was garbled before.
    """
    text = _decode(data)
    controls = len(CONTROL.findall(text, 0, SAMPLE))
    if "\x00" in text or controls > MOST_DAMAGE * min(len(text), SAMPLE):
        raise Refusal("binary")
    if len(DAMAGE.findall(text, 0, SAMPLE)) > MOST_DAMAGE * min(len(text), SAMPLE):
        raise Refusal("garbled", found="有大量替换字符")
    if not text or text.isspace():
        raise Refusal("blank")
    return text


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in data[:SAMPLE]:
            raise Refusal("binary") from None
        position = error.start
    try:
        text = data.decode("gb18030").replace(EDITORS_BLANK, BLANK)
    except UnicodeDecodeError as error:
        place = max(position, error.start) + 1
        raise Refusal("encoding", found=f"第 {place} 个字节起不符") from None
    if not is_likely_chinese(text):
        raise Refusal("encoding", found="按 GB18030 解码得到生僻字，可能是其他编码")
    return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("encoding", found=f"{encoding} 第 {error.start + 1} 个字节起不符") from None


def is_likely_chinese(text: str) -> bool:
    """Say whether a text decoded as GB18030 reads as Chinese, not as another encoding's bytes."""
    han = HAN.findall(text, 0, SAMPLE)
    if len(PRIVATE.findall(text, 0, SAMPLE)) > MOST_PRIVATE * min(len(text), SAMPLE):
        return False
    return len(han) < ENOUGH_HAN or sum(map(_common().__contains__, han)) >= LEAST_COMMON * len(han)


@cache
def _common() -> frozenset[str]:
    """Give the characters of GB 2312's first level, the common ones."""
    rows = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in rows) - {""}

"""The zip package of a workbook: looked at before it is unpacked, and packed anew for its reader.

Only the parts that tell figures are unpacked. Macros, pictures and links to elsewhere stay
behind, and a library that reads the new package sees exactly the bytes that were checked.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Final

from etl.workbooks.refusals import PARTS, Refusal

# A workbook has a part a sheet and a few more; pictures are parts too.
MOST_PARTS: Final = 5_000
# A million formatted rows unpack to 100 MB.
MOST_UNPACKED: Final = 300_000_000
# A sheet of a million equal rows is packed a hundred times smaller; below the size, no ratio hurts.
MOST_RATIO: Final = 300
RATIO_COUNTS_FROM: Final = 10_000_000
DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, IndexError),
)
# The layout of a part's head and of a directory's end, by APPNOTE 4.3.7 and 4.3.16.
HEAD: Final = b"PK\x03\x04"
HEAD_BYTES: Final = 30
HEAD_LENGTHS: Final = 26
DIRECTORY_END: Final = b"PK\x05\x06"
DIRECTORY_END_BYTES: Final = 22
DIRECTORY_SIZES: Final = 12
DIRECTORY_64_END: Final = b"PK\x06\x07"
PIECE_BYTES: Final = 4_000_000
# What may stand before the first element of a part; anything else there declares entities.
PROLOGUE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<[A-Za-z_]", re.DOTALL
)
DECLARED_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
ENCODINGS: Final = {b"", b"utf-8", b"utf8", b"us-ascii", b"ascii"}


class Package:
    """The parts of a workbook's zip file by name; raise Refusal for damage and for bombs."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            listed = self._zip.infolist()
        except DAMAGE:
            raise Refusal("damaged", found="xlsx") from None
        _refuse_bomb(listed)
        self._content = content
        self._listed = {_plain_name(part.filename): part for part in listed}
        self._ordered = len(self._listed) == len(listed) and _has_one_directory(content)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._listed

    def names(self) -> Iterable[str]:
        """Give the names of the parts, in small letters."""
        return self._listed.keys()

    def size(self, name: str) -> int:
        """Give how many bytes a part says it unpacks to; 0 where there is none."""
        return self._listed[name.lower()].file_size if name in self else 0

    def xml(self, name: str) -> bytes:
        """Unpack a part and refuse what no sound workbook has in its XML."""
        part = self.part(name)
        encoding = DECLARED_ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
        if encoding and encoding[1].strip().lower() not in ENCODINGS:
            raise Refusal("damaged", found="xlsx")
        if not PROLOGUE.match(part):
            raise Refusal("entities" if b"<!" in part[:10_000] else "damaged", found="xlsx")
        return part

    def part(self, name: str) -> bytes:
        """Unpack a part, up to the size it says it has."""
        found = self._listed.get(name.lower())
        if found is None:
            raise Refusal("damaged", found="xlsx")
        if found.flag_bits & 1:
            raise Refusal("encrypted")
        try:
            return _unpack(self._content, found)
        except DAMAGE:
            raise Refusal("damaged", found="xlsx") from None

    def with_parts(self, parts: Mapping[str, bytes]) -> io.BytesIO:
        """Give a file in which any reader finds these parts, which were unpacked from this one."""
        return io.BytesIO(self._content) if self._ordered else pack(parts)


def _unpack(content: bytes, part: zipfile.ZipInfo) -> bytes:
    """Unpack a part whose size and sum are those it claims; raise ValueError or zlib.error."""
    head = part.header_offset
    if content[head : head + len(HEAD)] != HEAD:
        raise ValueError("no part begins here")
    name, extra = struct.unpack_from("<HH", content, head + HEAD_LENGTHS)
    start = head + HEAD_BYTES + name + extra
    packed = content[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_DEFLATED:
        unpacked = _inflate(packed, part.file_size)
    elif part.compress_type == zipfile.ZIP_STORED:
        unpacked = packed
    else:
        raise ValueError("packed in a way that no workbook is")
    if len(unpacked) != part.file_size or zlib.crc32(unpacked) != part.CRC:
        raise ValueError("not the part that the directory names")
    return unpacked


def _inflate(packed: bytes, size: int) -> bytes:
    """Inflate what claims this size, hardly beyond it and never holding it twice."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    piece = inflating.decompress(packed, PIECE_BYTES)
    if inflating.eof:
        return piece
    inflated = io.BytesIO()
    while piece:
        inflated.write(piece)
        if inflated.tell() > size:
            break
        piece = inflating.decompress(inflating.unconsumed_tail, PIECE_BYTES)
    whole = bool(inflating.eof)
    if not whole:
        raise ValueError("more than it claims, or cut off")
    return inflated.getvalue()


def _has_one_directory(content: bytes) -> bool:
    """Say whether every reader must find the same directory: one end of it, at the file's end."""
    place = content.find(DIRECTORY_END)
    if place != len(content) - DIRECTORY_END_BYTES or DIRECTORY_64_END in content[-100:]:
        return False
    size, offset, comment = struct.unpack_from("<LLH", content, place + DIRECTORY_SIZES)
    return bool(offset + size == place and comment == 0)


def _refuse_bomb(listed: list[zipfile.ZipInfo]) -> None:
    if len(listed) > MOST_PARTS:
        raise Refusal("too_intricate", found=PARTS, limit=f"{MOST_PARTS:,}")
    unpacked = sum(part.file_size for part in listed)
    if unpacked > MOST_UNPACKED:
        raise Refusal("too_heavy", limit=f"{MOST_UNPACKED // 1_000_000} MB")
    for part in listed:
        dense = part.file_size > MOST_RATIO * max(part.compress_size, 1)
        if dense and part.file_size > RATIO_COUNTS_FROM:
            raise Refusal("too_heavy", limit=f"{MOST_RATIO} : 1")


def _plain_name(name: str) -> str:
    """Give a part's name as other parts refer to it; some programs write backslashes."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


def pack(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Pack checked parts without compressing them; they are read once and thrown away."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    packed.seek(0)
    return packed

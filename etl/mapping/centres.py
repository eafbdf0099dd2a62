"""Which centre a label, a title or a file name tells of, and which rows are sums of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from catalogue import Catalogue, Centre
from etl.mapping.wording import fold
from etl.recognise.labels import TOTAL
from etl.recognise.places import ALL, part_at

KINDS_OF_PLACE: Final = ("", "市", "州", "地区", "盟")
# 管理中心 stands for 住房公积金管理中心 too; the longest endings first.
ENDINGS: Final = (
    "住房公积金管理中心",
    "住房公积金管理局",
    "住房公积金中心",
    "公积金管理中心",
    "公积金中心",
    "住房公积金",
    "管理中心",
    "公积金",
    "中心",
)
SUMS: Final = re.compile(
    r".{0,8}(?:合|总|共|小)计(?:数)?|全[国省]|汇总.{0,2}|(?:算术|加权|全[国省])?(?:平均|均)(?:值|数|水平)?"
    r"|中位数|最[大小高低]值?|其[他它余]地区"
)
PROVINCES: Final = ("", "省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区")
LIKE_A_CENTRE: Final = re.compile(
    r"[一-龥]{1,12}(?:市|州|盟|地区|中心|管理局|兵团|[省市区]直|县|区|旗)(?:[（(].*)?"
)


class Centres:
    """The names of all centres, and what an analyst said of printed ones."""

    def __init__(self, known: Catalogue, chosen: dict[str, str]) -> None:
        self.known = known
        self.chosen = {fold(printed): centre for printed, centre in chosen.items()}
        self._names: dict[str, str] = {}
        self._mentions: dict[str, str] = {}
        for centre in known.centres.values():
            for name in _names(centre):
                self._names.setdefault(name, centre.id)
            for name in (centre.full_name.zh, centre.name.zh):
                self._mentions.setdefault(fold(name), centre.id)
        self._longest = max(map(len, self._names), default=0)
        self._longest_first = sorted(self._mentions, key=len, reverse=True)
        places = {centre.province.zh for centre in known.centres.values()}
        self._provinces = {place + kind for place in places for kind in PROVINCES}

    def find(self, text: str) -> str | None:
        """Give the id of the centre that a label names, empty where it is to be left aside."""
        folded = fold(text)
        if folded in self.chosen:
            return self.chosen[folded]
        return self._names.get(folded) or self._names.get(folded.lower())

    def prefixed(self, text: str) -> tuple[str, str]:
        """Give the centre that a label begins with and what follows: 广州市缴存额; or nothing."""
        folded = fold(text)
        for length in range(min(len(folded) - 1, self._longest), 1, -1):
            centre = self._names.get(folded[:length])
            if centre:
                return centre, folded[length:].lstrip("的·：-")
        return "", ""

    def mentioned(self, text: str) -> str:
        """Give the one centre that a title or a file's name tells of, or nothing."""
        folded, found = fold(text), set()
        for name in self._longest_first:
            if name in folded:
                found.add(self._mentions[name])
                folded = folded.replace(name, " ")
        return found.pop() if len(found) == 1 else ""

    def is_sum(self, text: str) -> bool:
        """Tell whether a label stands beside a sum or a mean of other rows."""
        folded = fold(text)
        return bool(SUMS.fullmatch(folded) or TOTAL.fullmatch(folded))

    def is_province(self, text: str) -> bool:
        """Tell whether a label is a province, whose figures are a sum among its cities'."""
        return fold(text) in self._provinces

    def name(self, centre: str) -> str:
        """Give a centre's name, or the printed one of a centre that is not known."""
        return self.known.centres[centre].name.zh if centre in self.known.centres else centre


def whole(text: str) -> bool:
    """Tell whether a label says that the whole centre is meant: 全市, 本中心."""
    return ALL.fullmatch(fold(text)) is not None


def part(text: str) -> bool:
    """Tell whether a label names a part of a centre: 增城管理部, 市本级."""
    folded = fold(text)
    return part_at(f"{folded}：", 0) is not None and not whole(folded)


def like_a_centre(text: str) -> bool:
    """Tell whether a label may be the name of a centre that the catalogue does not have."""
    return LIKE_A_CENTRE.fullmatch(fold(text)) is not None


def _names(centre: Centre) -> Iterator[str]:
    """Give the ways in which a centre's name is written as a label."""
    short, full = fold(centre.name.zh), fold(centre.full_name.zh)
    yield from (short, full, centre.id, centre.name.en.lower())
    stems = [short + kind for kind in KINDS_OF_PLACE]
    if short.endswith(("省", "新区")):
        stems.append(short.removesuffix("省").removesuffix("新区"))
    stems.extend(full.removesuffix(ending) for ending in ENDINGS if full.endswith(ending))
    for stem in dict.fromkeys(stems):
        yield stem
        yield from (stem + ending for ending in ENDINGS)

"""Which indicator a heading means: the catalogue's names and synonyms, and the words of reports.

The words are those of `etl.recognise`; what a label says of unit, year and role is taken off
before by `wording`, and which of several meanings holds is told by the unit in `headings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from catalogue import Catalogue
from etl.mapping.wording import EDGES, Said, Units, fold
from etl.recognise.lexicon import lexicon_of
from etl.recognise.making import COUNTED
from etl.recognise.phrases import GAP, Sense

# Words that say nothing of which figure is meant.
DECOR: Final = re.compile(
    r"住房公积金|公积金|个人住房|个人(?=贷款)|^全?[市省区州]|全中心|年度|情况|总体|(?:合|总|小)计$"
)
COUNT_WORDS: Final = re.compile(r"(?:总?人?个?[数]|数量)$")
MONEY_WORDS: Final = re.compile(r"(?:总?金?额|资金)$")
COUNTS: Final = frozenset(("person", "employer", "loan", "count"))
Found = Literal["name", "synonym", "none"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may mean, and by which word.

    `whole` says that the lowest label is a name as it stands, so that 目标 in 目标完成率 or 同比 in
    线上业务同比增速 is part of the name and tells no role and no growth.
    """

    senses: tuple[Sense, ...]
    how: Found
    whole: bool = False


NOTHING: Final = Meaning((), "none")


class Vocabulary:
    """The words of one catalogue."""

    def __init__(self, known: Catalogue) -> None:
        self.known = known
        self.units: Units = frozenset(printed for printed, _ in known.printed_units)
        self._lexicon = lexicon_of(known)
        self._phrases = dict(self._lexicon.before.senses)
        self._names: set[str] = set()
        for indicator in known.indicators.values():
            sense = (self.usual(indicator.id),)
            for what in ("name_zh", "short_zh", "name_en", "short_en"):
                name = _key(indicator.text[what])
                self._names.add(name)
                self._phrases.setdefault(name, sense)
            self._phrases.setdefault(indicator.id, sense)
        self._meanings: dict[tuple[tuple[str, str], ...], Meaning] = {}

    def meaning(self, levels: Sequence[Said]) -> Meaning:
        """Give what a heading of several levels means, the topmost level first."""
        key = tuple((level.name, level.rest) for level in levels)
        if key not in self._meanings:
            self._meanings[key] = self._mean(levels)
        return self._meanings[key]

    def knows(self, said: Said) -> bool:
        """Tell whether a label by itself names an indicator."""
        return bool(self.meaning((said,)).senses)

    def subject(self, caption: str) -> str:
        """Give the word for an indicator that a caption ends with, as 各市缴存额情况表 does."""
        text = fold(caption)
        word = self._lexicon.before.last_in(text, 0, len(text))
        return word.phrase if word and word.senses and GAP not in word.phrase else ""

    def usual(self, indicator: str) -> Sense:
        """Give what a word of an indicator means by itself, a limit's role with it."""
        return Sense(indicator, "policy" if indicator in self._lexicon.limits else "", "")

    def _mean(self, levels: Sequence[Said]) -> Meaning:
        place = self._lowest(levels)
        if place is None:
            return NOTHING
        low, above = levels[place], [level for level in levels[:place] if level.rest]
        for at, upper in reversed(list(enumerate(above))):
            joined = upper.rest + low.rest
            for text in dict.fromkeys((upper.rest + low.name, joined, *self._shorter(joined))):
                if senses := self._word(text):
                    others = [level.rest for level in (*above[:at], *above[at + 1 :])]
                    return self._narrowed(Meaning(senses, self._how(text)), others)
        for text, whole in ((low.name, True), (low.rest, False)):
            if senses := self._word(text):
                found = Meaning(senses, self._how(text), whole=whole)
                return self._narrowed(found, [level.rest for level in above])
        for text in self._shorter(low.rest):
            if senses := self._word(text):
                return self._narrowed(Meaning(senses, "synonym"), [level.rest for level in above])
        return NOTHING

    def _lowest(self, levels: Sequence[Said]) -> int | None:
        """Give the level that names the subject: the lowest that says more than year or role."""
        for place in reversed(range(len(levels))):
            low = levels[place]
            if not low.neutral or self._word(low.name):
                return place
            joined = (above.rest + low.rest for above in levels[:place] if above.rest)
            if low.rest and any(map(self._word, joined)):
                return place
        return None

    def _word(self, text: str) -> tuple[Sense, ...]:
        """Give the senses of a text that is one word as a whole."""
        senses = self._phrases.get(text)
        if senses is None:
            senses = self._phrases.get(_key(text))
        if senses is None and text:
            word = self._lexicon.before.last_in(text, 0, len(text))
            whole = word and word.start == 0 and word.end == len(text) and GAP in word.phrase
            if word and whole and not self._lexicon.subgroup.search(text):
                senses = word.senses
        return tuple(_counted(sense) for sense in senses or ())

    def _shorter(self, text: str) -> Iterator[str]:
        """Give the forms of a text without words that add nothing."""
        bare = DECOR.sub("", text)
        for form in dict.fromkeys((text, bare)):
            if form != text:
                yield form
            for words, units in ((COUNT_WORDS, COUNTS), (MONEY_WORDS, frozenset(("CNY",)))):
                short = words.sub("", form)
                if short not in (form, "") and self._all_in(short, units):
                    yield short

    def _all_in(self, text: str, units: frozenset[str]) -> bool:
        senses = self._word(text)
        return bool(senses) and all(
            self.known.indicators[sense.indicator].unit in units for sense in senses
        )

    def _how(self, text: str) -> Found:
        return "name" if _key(text) in self._names else "synonym"

    def _narrowed(self, found: Meaning, above: Sequence[str]) -> Meaning:
        """Give what a heading means below one that tells of a part of the members."""
        for text in above:
            part = self._lexicon.subgroup.search(text)
            becomes = self._lexicon.subgroup_of[part[0]] if part else None
            if becomes is not None:
                senses = tuple(
                    becomes[sense.indicator] for sense in found.senses if sense.indicator in becomes
                )
                found = replace(found, senses=senses, how="synonym" if senses else "none")
        return found


def _key(text: str) -> str:
    return fold(text).lower().strip(EDGES)


def _counted(sense: Sense) -> Sense:
    """Leave off the item that only a sentence could tell: what is counted."""
    return replace(sense, item="") if sense.item == COUNTED else sense


_KEPT: Final[dict[int, Vocabulary]] = {}


def vocabulary_of(known: Catalogue) -> Vocabulary:
    """Give the words of a catalogue, read once."""
    kept = _KEPT.get(id(known))
    if kept is None or kept.known is not known:
        _KEPT.clear()
        kept = _KEPT[id(known)] = Vocabulary(known)
    return kept

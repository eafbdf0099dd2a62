"""The words by which reports name indicators: catalogue synonyms and data/words.

How phrases are found is left to `phrases`, which number a word belongs to to `named`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue import FOLDER, Catalogue
from etl.recognise.phrases import Sense, Words
from tables import Faults, read_table

WORDS: Final = FOLDER.parent / "words"
Senses = dict[str, list[Sense]]
WORD_COLUMNS: Final = ("phrase", "place", "indicator", "role", "item")
SUBGROUP_COLUMNS: Final = ("words", "indicator", "becomes", "item", "reach")
REACHES: Final = ("clause", "sentence")
PLACES: Final = ("before", "after", "among", "share", "none", "block", "ignore")
SHARE: Final = "占比"
LIMIT: Final = "policy"
# Units that are printed but measure no indicator; a number with one is never a bare number.
OTHER_UNITS: Final = (
    "户次",
    "岁",
    "折",
    "次会议",
    "兆",
    "级",
    "位",
    "版",
    "号",
    "层",
)
# 分 of 分别 or 分中心 and 个 of 个人 are no units.
GUARDS: Final = {
    "分": "(?![别中析布类管行支])",
    "个": "(?!人)",
    "年": "(?![度末底初])",
    "日": "(?!均)",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, by where they stand to their number.

    `share_of` says of which indicator a share of another is a figure; `subgroup_of` what figures
    of a part of the members, named by a word that `subgroup` finds, are figures of.
    """

    before: Words
    after: Words
    among: Words
    share: Words
    none: Words
    share_of: dict[str, Sense]
    shares: frozenset[str]
    subgroup_of: dict[str, dict[str, Sense]]
    subgroup: re.Pattern[str]
    narrowed: frozenset[str]
    fleeting: frozenset[str]
    limits: frozenset[str]
    cumulated: dict[str, str]
    grown: dict[str, str]
    sums: tuple[frozenset[str], ...]
    units: re.Pattern[str]


def load_lexicon(known: Catalogue, folder: Path = WORDS) -> Lexicon:
    """Read words and subgroups; raise FaultyData naming every fault."""
    faults = Faults()
    senses = _read_words(known, folder, faults)
    subgroups, fleeting = _read_subgroups(known, folder, faults)
    faults.raise_any()
    _add_synonyms(senses["before"], known, senses.pop("ignore"))
    for phrase in senses.pop("block"):
        senses["before"][phrase] = []
    limits = _mark_limits(senses["before"], subgroups)
    share_of = subgroups.pop(SHARE, {})
    longest_first = sorted(subgroups, key=len, reverse=True)
    return Lexicon(
        **{place: Words(found) for place, found in senses.items()},
        share_of=share_of,
        shares=frozenset(sense.indicator for sense in share_of.values()),
        subgroup_of=subgroups,
        subgroup=re.compile("|".join(map(re.escape, longest_first))),
        narrowed=frozenset(key for becomes in subgroups.values() for key in becomes),
        fleeting=fleeting,
        limits=limits,
        cumulated=_cumulated(known),
        grown=_grown(known),
        sums=_sums(known),
        units=_unit_pattern(known),
    )


def _read_words(known: Catalogue, folder: Path, faults: Faults) -> dict[str, Senses]:
    """Read phrases.csv: the senses of each phrase by its place to the number."""
    places: dict[str, Senses] = {place: {} for place in PLACES}
    for row in read_table(folder / "phrases.csv", WORD_COLUMNS):
        if row["place"] not in PLACES:
            faults.add(row.fault("place", f"其中之一：{'、'.join(PLACES)}"))
        elif row["indicator"] not in known.indicators:
            faults.add(row.fault("indicator", "indicators.csv 里的指标编号"))
        elif row["phrase"]:
            sense = Sense(row["indicator"], row["role"], row["item"])
            places[row["place"]].setdefault(row["phrase"], []).append(sense)
        else:
            faults.add(row.fault("phrase", "报告里的一种说法"))
    return places


def _read_subgroups(
    known: Catalogue, folder: Path, faults: Faults
) -> tuple[dict[str, dict[str, Sense]], frozenset[str]]:
    """Read subgroups.csv: what a figure becomes after each word, and which hold for a clause."""
    subgroups: dict[str, dict[str, Sense]] = {}
    fleeting: set[str] = set()
    for row in read_table(folder / "subgroups.csv", SUBGROUP_COLUMNS):
        for column in ("indicator", "becomes"):
            if row[column] and row[column] not in known.indicators:
                faults.add(row.fault(column, "indicators.csv 里的指标编号"))
        if row["reach"] not in REACHES:
            faults.add(row.fault("reach", "clause 或 sentence"))
        words = row["words"].split("|")
        fleeting.update(words if row["reach"] == "clause" else ())
        for word in words:
            becomes = subgroups.setdefault(word, {})
            if row["indicator"]:
                becomes[row["indicator"]] = Sense(row["becomes"], "", row["item"])
    return subgroups, frozenset(fleeting)


def _add_synonyms(before: Senses, known: Catalogue, ignored: Iterable[str]) -> None:
    """Add the catalogue's names and synonyms where phrases.csv does not say what they mean."""
    listed = frozenset((*before, *ignored))
    for indicator in known.indicators.values():
        for name in _names(indicator.text["name_zh"], indicator.synonyms):
            if name not in listed and not name[0].isdigit():
                before.setdefault(name, []).append(Sense(indicator.id, "", ""))


def _mark_limits(before: Senses, subgroups: dict[str, dict[str, Sense]]) -> frozenset[str]:
    """Give every word of an indicator that is a limit the role of one; give these indicators."""
    told = (sense for senses in before.values() for sense in senses)
    limits = frozenset(sense.indicator for sense in told if sense.role == LIMIT)
    for phrase, senses in before.items():
        before[phrase] = [_limit(sense, limits) for sense in senses]
    for becomes in subgroups.values():
        becomes.update({key: _limit(sense, limits) for key, sense in becomes.items()})
    return limits


def _limit(sense: Sense, limits: frozenset[str]) -> Sense:
    role = LIMIT if sense.indicator in limits else sense.role
    return Sense(sense.indicator, role, sense.item)


def _names(name: str, synonyms: Iterable[str]) -> list[str]:
    return [name.translate(BRACKETS), *(synonym.translate(BRACKETS) for synonym in synonyms)]


BRACKETS: Final = str.maketrans("(),:", "（），：")


_READ: Final[dict[int, tuple[Catalogue, Lexicon]]] = {}


def lexicon_of(known: Catalogue) -> Lexicon:
    """Give the lexicon of a catalogue, read once."""
    if id(known) not in _READ:
        _READ.clear()
        _READ[id(known)] = (known, load_lexicon(known))
    return _READ[id(known)][1]


def _unit_pattern(known: Catalogue) -> re.Pattern[str]:
    """Give the pattern of every printed unit, the longest first."""
    units = {printed for printed, _ in known.printed_units} - {"日期"}
    ordered = sorted({*units, *OTHER_UNITS}, key=len, reverse=True)
    return re.compile("|".join(re.escape(unit) + GUARDS.get(unit, "") for unit in ordered))


def _cumulated(known: Catalogue) -> dict[str, str]:
    """Give, for each flow, the stock that it adds to: cumulative deposits for deposits."""
    sums: dict[str, str] = {}
    for indicator in known.indicators.values():
        parts = (
            [part.indicator_id for part in indicator.formula.references]
            if indicator.formula
            else []
        )
        if indicator.id.startswith("cumulative_") and len(parts) == 2:
            sums[parts[1]] = indicator.id
    return sums


def _grown(known: Catalogue) -> dict[str, str]:
    """Give, for each net increase, the stock that grows by it: paying_employers, for one."""
    return {
        indicator.id: indicator.formula.references[0].indicator_id
        for indicator in known.indicators.values()
        if indicator.formula and indicator.id.startswith("net_new_")
    }


def _sums(known: Catalogue) -> tuple[frozenset[str], ...]:
    """Give each indicator that is a sum together with its parts: revenue with its interest."""
    formulas = ((i.id, i.formula) for i in known.indicators.values() if i.formula)
    return tuple(
        frozenset((name, *(part.indicator_id for part in formula.references)))
        for name, formula in formulas
        if "+" in formula.text
    )

"""The rules that stored figures are held to: one SQL file of warehouse/checks each.

A file opens with what the rule is in both languages, then asks for what was stated and what
follows from other figures. Running them is left to `etl.judging`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).with_name("checks")
# How stated and computed must go together: equal, at most, overlapping a range; `never` where
# every row found is a misfit.
RELATIONS: Final = ("=", "<=", "between", "never")
SEVERITIES: Final = ("error", "warning", "note")
VERDICTS: Final = ("fail", "note", "rounding", "pass")
# The groups in which the rules are told, in their order.
FAMILIES: Final = ("balance", "ratio", "change", "budget", "performance", "text", "source")
REQUIRED: Final = ("check", "family", "title", "problem", "severity", "relation", "indicators")
OPTIONAL: Final = ("caution", "basis", "unit", "identities")


class Text(NamedTuple):
    """A wording in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `query` gives stated and computed figures, from the tables that `etl.judging` makes.

    One of its `indicators` must be printed for a rule to have anything to say; `*` is any.
    With a `caution` a misfit is no error but a 口径提示; `basis` names where the rule is from.
    Where `unit` is empty, stated and computed are in the indicator's own; `identities` are those
    of `etl.checking.identities` that say the same of files, a last `*` standing for any ending.
    """

    id: str
    family: str
    title: Text
    problem: Text
    severity: str
    relation: str
    indicators: tuple[str, ...]
    caution: Text
    basis: Text
    query: str
    unit: str = ""
    identities: tuple[str, ...] = ()

    @property
    def gathering(self) -> str:
        """Give the statement that adds what the rule finds from a year `$since` on to `found`."""
        given = f"select '{self.id}' as check_id, given.* from (\n{self.query}\n) given"  # noqa: S608
        return f"insert into found by name\n{given}\nwhere given.year >= $since"


@cache
def rules() -> dict[str, Rule]:
    """Read every rule, by id in order of family and id; raise ValueError on a faulty file."""
    found = [_rule(path) for path in sorted(FOLDER.glob("*.sql"))]
    found.sort(key=lambda rule: (FAMILIES.index(rule.family), rule.id))
    return {rule.id: rule for rule in found}


def _rule(path: Path) -> Rule:
    text = path.read_text(encoding="utf-8")
    said: dict[str, str] = {}
    lines = text.splitlines()
    while lines and lines[0].startswith("-- "):
        key, colon, rest = lines[0][3:].partition(": ")
        if not colon or key not in (*REQUIRED, *OPTIONAL):
            break
        said[key] = rest.strip()
        lines.pop(0)
    _check(path, said)
    return Rule(
        said["check"],
        said["family"],
        _text(said["title"]),
        _text(said["problem"]),
        said["severity"],
        said["relation"],
        _names(said["indicators"]),
        _text(said.get("caution", "")),
        _text(said.get("basis", "")),
        "\n".join(lines).strip().removesuffix(";"),
        said.get("unit", ""),
        _names(said.get("identities", "")),
    )


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def _text(words: str) -> Text:
    zh, _, en = words.partition(" | ")
    return Text(zh.strip(), en.strip())


def _check(path: Path, said: dict[str, str]) -> None:
    missing = [key for key in REQUIRED if key not in said]
    if missing:
        raise ValueError(f"{path.name}: 缺 {'、'.join(missing)}")
    if said["check"] != path.stem:
        raise ValueError(f"{path.name}: check 应与文件名一致，见到 {said['check']}")
    allowed = {"family": FAMILIES, "severity": SEVERITIES, "relation": RELATIONS}
    for key, options in allowed.items():
        if said[key] not in options:
            raise ValueError(f"{path.name}: {key} 应为 {'、'.join(options)}，见到 {said[key]}")
    for key in ("title", "problem", "caution", "basis"):
        if key in said and not all(_text(said[key])):
            raise ValueError(f"{path.name}: {key} 应有中文与英文，以 | 相隔")

"""Wordings of annual reports, each with what it says: indicator, value, growth, part and role.

The figures are invented; a wording stands in wordings.jsonl because it was once misread.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalogue import catalogue
from etl.recognise import recognise

LINES = (Path(__file__).parent / "wordings.jsonl").read_text(encoding="utf-8").splitlines()
WORDINGS = [(line["text"], line["says"]) for line in map(json.loads, LINES)]
SHORT_UNITS = {"percent": "%", "point": "pp"}


def told(text: str) -> list[str]:
    found = []
    for one in recognise(text, catalogue(), year=2022).readings:
        growth = f" {one.growth}{SHORT_UNITS.get(one.growth_unit, one.growth_unit)}"
        scope = "" if one.scope == "centre" else f" @{one.scope}"
        role = "" if one.role == "actual" else f" {one.role}"
        found.append(f"{one.indicator} {one.value}{growth if one.growth else ''}{scope}{role}")
    return found


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_a_wording_is_read_as_it_is_meant(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)

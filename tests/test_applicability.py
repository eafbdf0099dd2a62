"""What does not apply to a centre: declared with a reason, validated when loaded."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import applicability
from applicability import COLUMNS, EVERY, FILE, exemptions, load
from catalogue import FOLDER, catalogue
from tables import FaultyData

LINE = {"indicator": "depositor_mix", "centre": EVERY, "reason_zh": "分列", "reason_en": "By kind"}


def read(folder: Path, *lines: dict[str, str]) -> dict[tuple[str, str], applicability.Exemption]:
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**LINE, **line} for line in lines)
    return load(folder, catalogue())


def test_the_projects_own_list_is_sound() -> None:
    assert load(FOLDER, catalogue()) == exemptions()
    for indicator in ("depositor_mix", "withdrawal_mix", "perf_item_score", "expenditure_share"):
        assert (indicator, EVERY) in exemptions()


def test_an_exemption_may_be_of_one_centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"indicator": "project_loan_amount", "centre": "yiyang", "reason_zh": "未开办"}
    found = read(tmp_path, line)
    monkeypatch.setattr(applicability, "exemptions", lambda: found)
    exemption = applicability.exemption("yiyang", "project_loan_amount")
    assert exemption is not None
    assert exemption.zh == "未开办"
    assert applicability.exemption("guangzhou", "project_loan_amount") is None
    assert applicability.exemption("yiyang", "deposits") is None


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ({"indicator": "nothing"}, "indicator"),
        ({"indicator": "average_loan"}, "indicator"),
        ({"centre": "nowhere"}, "centre"),
        ({"reason_zh": ""}, "reason_zh"),
        ({"reason_en": ""}, "reason_en"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, line: dict[str, str], column: str) -> None:
    with pytest.raises(FaultyData) as faulty:
        read(tmp_path, line)
    (fault,) = faulty.value.faults
    assert (fault.file, fault.row, fault.column) == (FILE, 2, column)


@pytest.mark.parametrize("centre", [EVERY, "yiyang"])
def test_what_applies_to_nobody_is_said_once(tmp_path: Path, centre: str) -> None:
    with pytest.raises(FaultyData) as faulty:
        read(tmp_path, {}, {"centre": centre})
    assert [fault.row for fault in faulty.value.faults] == [3]

"""Decisions about findings: kept with who and when, refused in a word, gone with the figures."""

from __future__ import annotations

import pytest

from analysis.evidence import decisions_of
from analysis.findings import misfits
from etl.deciding import NotDecided, decide
from tests.small_data import SmallData, rows_of
from tests.uploaded import publish
from warehouse import connection


@pytest.fixture
def finding_id(small_data: SmallData) -> str:
    """Print deposits as 10 and as 12 亿元; give the finding's id."""
    small_data.reading(value="10.00")
    small_data.reading(value="12.00")
    small_data.reading(centre="yiyang", value="3.00")
    small_data.build()
    (found,) = misfits()
    return found.finding.id


def state() -> tuple[str, str, str]:
    (found,) = misfits()
    return found.state, found.note, found.made_by


def test_the_last_decision_counts_and_none_is_lost(finding_id: str) -> None:
    assert state() == ("open", "", "")
    decide(finding_id, "acknowledged", " 已  核对\n", " 陈静 ")
    assert state() == ("acknowledged", "已 核对", "陈静")
    decide(finding_id, "reported", "11 月 20 日函告", "王芳")
    decide(finding_id, "open", "", "陈静")
    assert state() == ("open", "", "陈静")
    assert [one.state for one in decisions_of(finding_id)] == ["acknowledged", "reported", "open"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"by": "  "}, "nobody"),
        ({"state": "reported", "note": " "}, "no_note"),
        ({"state": "corrected"}, "state"),
        ({"finding_id": "0123456789abcdef"}, "unknown"),
    ],
)
def test_a_decision_is_refused_for_a_reason_and_leaves_nothing(
    finding_id: str, changed: dict[str, str], reason: str
) -> None:
    call = {"finding_id": finding_id, "state": "acknowledged", "note": "", "by": "陈静"}
    with pytest.raises(NotDecided) as refused:
        decide(**{**call, **changed})
    assert refused.value.reason == reason
    assert state() == ("open", "", "")


def test_the_first_letters_of_an_id_decide_about_nothing(finding_id: str) -> None:
    with pytest.raises(NotDecided, match="unknown"):
        decide(finding_id[:12], "acknowledged", "", "陈静")


def test_a_decision_outlives_a_build_and_the_publishing_of_other_figures(
    finding_id: str, small_data: SmallData
) -> None:
    decide(finding_id, "acknowledged", "待来函", "陈静")
    publish(("yiyang", 2022, "withdrawals", "2.00", "亿元"))
    assert state() == ("acknowledged", "待来函", "陈静")
    connection.release()
    small_data.build()
    assert state() == ("acknowledged", "待来函", "陈静")
    assert rows_of(small_data.file, "select count(*) from decision") == [(1,)]


def test_a_decision_no_longer_applies_once_a_figure_changes(
    finding_id: str, small_data: SmallData
) -> None:
    decide(finding_id, "acknowledged", "", "陈静")
    small_data.readings["small.csv"][1]["value"] = "13.00"
    connection.release()
    small_data.build()
    (found,) = misfits()
    assert found.finding.id != finding_id
    assert found.state == "open"
    assert [one.made_by for one in decisions_of(finding_id)] == ["陈静"]

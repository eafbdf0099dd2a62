"""Two whole reports are read as the lists made by hand of everything quantitative in them say."""

from __future__ import annotations

import pytest

from bench.labelled import hand_list
from bench.reading import Score
from bench.reading_report import AIM_REPORTS, BY_HAND, Report, report_score, reports

REPORTS = [pytest.param(report, id=report.name) for report in reports()]


def complaint(score: Score) -> str:
    return "\n".join([*score.missed, "— wrong:", *score.wrong])


@pytest.mark.parametrize("report", REPORTS)
def test_a_whole_report_is_read_as_it_was_listed_by_hand(report: Report) -> None:
    score = report_score(report)
    assert not AIM_REPORTS.missed_by(score), complaint(score)


def test_growth_printed_in_the_whole_reports_is_read_with_its_figure() -> None:
    scores = [report_score(report) for report in reports()]
    right, asked = (sum(getattr(s, n) for s in scores) for n in ("growth_right", "growth_all"))
    assert asked > 30
    assert right / asked >= 0.9, "\n".join(line for s in scores for line in s.growth_wrong)


def test_the_lists_by_hand_hold_both_reports() -> None:
    lengths = {path.stem: len(hand_list(path)) for path in BY_HAND.glob("*.csv")}
    assert lengths == {"guangzhou_2022": 304, "yiyang_2023": 90}

"""Completeness on the quality page: its sentence, a sign and a source a cell, its download."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.completeness import KNOWN, STATES
from analysis.peers import Peers
from dashboard import quality_coverage
from dashboard.coverage_matrix import SIGNS, key
from dashboard.gaps import gap_text
from dashboard.quality_coverage import (
    COMMON,
    LATEST,
    TEMPLATE,
    VIEWS,
    Asked,
    columns_of,
    coverage_line,
    coverage_of,
    coverage_sheets,
)
from dashboard.texts import in_language
from tests.dashboard.test_shell import errors, opened, shown

CENTRES = ("guangzhou", "yiyang", "shaoxing")
PEERS = Peers("group", "三家", CENTRES)


def asked(year: int = LATEST, columns: str = COMMON, view: str = "indicators") -> Asked:
    return Asked("guangzhou", year, columns, view, PEERS)


def markup(question: Asked, language: str = "zh") -> str:
    with in_language(language):
        return coverage_of(question, language).content.text


def words(text: str) -> str:
    return re.sub("<[^>]*>", "", text)


def test_each_state_has_a_sign_of_its_own_explained_once() -> None:
    assert len({SIGNS[state] for state in STATES}) == len(STATES)
    for sign in SIGNS.values():
        assert key().text.count(f">{sign}<") == 1


def test_the_sentence_counts_what_is_known_and_why_the_rest_is_not(real_data: Path) -> None:
    told = words(coverage_line("guangzhou", 2022).text)
    number = re.search(r"所问 (\d+) 项中，有数 (\d+) 项.*缺 (\d+) 项（未披露 (\d+) 项）", told)
    assert number is not None
    every, known, missing, undisclosed = map(int, number.groups())
    assert every == len(columns_of(TEMPLATE)) == known + missing
    assert missing == undisclosed
    assert "报告原数 30 项" in told
    told = words(coverage_line("guangzhou", 2021).text)
    assert "未收集" in told
    assert "未披露" not in told


def test_a_centre_without_any_of_the_figures_is_said_to_have_none(real_data: Path) -> None:
    assert "都没有数" in words(coverage_line("beijing", 2019).text)


def test_a_cell_with_a_figure_opens_its_source_and_a_gap_does_not(real_data: Path) -> None:
    text = markup(asked(2022))
    assert '<button data-source="guangzhou|2022|deposits">●</button>' in text
    assert 'data-source="guangzhou|2022|loan_balance"' not in text
    assert '<button data-source="yiyang|2022|deposits">○</button>' in text
    buttons = len(re.findall("<button", text))
    counts = [int(known) for known in re.findall(r"2022 年 (\d+)/", text)]
    assert len(counts) == len(CENTRES)
    assert sum(counts) == buttons > 30


def test_each_centre_stands_in_its_latest_year(real_data: Path) -> None:
    text = markup(asked())
    assert re.findall(r'scope="row">(\w+)<small>(\d{4})', text) == [
        ("广州", "2025"),
        ("益阳", "2023"),
        ("绍兴", "2025"),
    ]
    assert '<button data-source="shaoxing|2025|new_employers" class="q">?</button>' in text


def test_a_group_shows_what_does_not_apply(real_data: Path) -> None:
    text = markup(asked(2022, "performance"))
    assert f"<td>{SIGNS['inapplicable']}" in text
    assert f'<td class="x">{SIGNS["undisclosed"]}' in text
    assert f"<td>{SIGNS['uncollected']}" in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_both_views_speak_one_language(real_data: Path, view: str, language: str) -> None:
    text = words(markup(asked(view=view), language))
    assert bool(re.search("[\u4e00-\u9fff]", text)) == (language == "zh")


def test_years_are_counted_with_what_was_asked(real_data: Path) -> None:
    text = markup(asked(view="years"))
    common = len(columns_of(COMMON))
    row = re.search(r'<tr class="own">(.*?)</tr>', text)
    assert row is not None
    counts = re.findall(r"--full:(\d+)%\">(\d+)/(\d+)<", row[1])
    assert len(counts) == 5
    for full, count, every in counts:
        assert int(every) == common
        assert int(full) == round(100 * int(count) / common)


def test_the_download_holds_every_cell_in_words(real_data: Path) -> None:
    states, years, reasons = coverage_sheets(asked(2022, TEMPLATE))
    assert [row[0] for row in states.rows] == ["广州", "益阳", "绍兴"]
    assert all(len(row) == len(states.columns) for row in states.rows)
    cells = [cell for row in states.rows for cell in row[4:]]
    assert set(cells) == {"报告原数", "由同比推算", "由公式计算", "未披露", "未收集"}
    assert len(years.rows) == len(CENTRES)
    assert len(reasons.rows) > 10


def test_common_indicators_are_those_of_several_centres(real_data: Path) -> None:
    assert set(columns_of(COMMON)) < set(columns_of(TEMPLATE))
    assert "deposits" in columns_of(COMMON)
    assert len(columns_of(COMMON)) > 20
    assert all(state in STATES for state in KNOWN)


def test_all_pages_say_alike_that_something_does_not_apply(real_data: Path) -> None:
    assert gap_text("guangzhou", 2022, "depositor_mix") == "不适用"
    assert gap_text("guangzhou", 2022, "loan_balance") == "未披露"
    assert gap_text("guangzhou", 2021, "loan_balance") == "未收集"


def test_the_view_keeps_its_choices_in_the_address(real_data: Path) -> None:
    words_of_address = {"view": "coverage", "of-year": "2022", "columns": "loan", "by": "years"}
    tested = opened("quality", **words_of_address)
    assert errors(tested) == []
    assert "中心" in shown(tested)
    assert "matrix years" in shown(tested)
    assert quality_coverage.STYLE.is_file()

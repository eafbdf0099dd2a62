"""The difference a file would make: each figure new, changed, unchanged or in conflict.

Amounts are in 亿元 of ten or so; every sum is done in the head.
"""

from __future__ import annotations

import pytest

from etl.checking.item import Item
from etl.difference import KINDS, Change, Difference, lines_of
from tests.small_data import SmallData
from tests.trial_uploads import FILE, KNOWN, item, meaning, publish, withdraw

RATE = {"indicator": "withdrawal_to_deposit_ratio", "unit": "%"}
OTHER = "other.xlsx"


@pytest.fixture
def report(reports: SmallData) -> SmallData:
    """Build a warehouse whose report of 2022 prints deposits of 10.0 亿元."""
    reports.reading(source="r2022", value="10.0")
    reports.build()
    return reports


def change(*items: Item, file: str = FILE) -> Change:
    """Give what publishing would make of the one figure."""
    found, _ = meaning(*items, file=file)
    (only,) = found.changes
    return only


def in_hundred_millions(found: Change) -> float:
    assert found.old
    return found.old.interval.value / 1e8


def test_a_figure_where_nothing_stood_is_new(report: SmallData) -> None:
    found = change(item(value="5.0", indicator="withdrawals"))
    assert (found.kind, found.old, found.shown) == ("new", None, True)
    assert found.growth is None


@pytest.mark.parametrize(("value", "kind"), [("10.00", "unchanged"), ("10.06", "conflicting")])
def test_a_figure_is_unchanged_where_it_agrees_within_rounding(
    report: SmallData, value: str, kind: str
) -> None:
    found = change(item(value=value))
    assert found.kind == kind
    assert in_hundred_millions(found) == 10


def test_a_conflict_tells_the_other_source_and_by_how_much(report: SmallData) -> None:
    found = change(item(value="11.0"))
    assert found.kind == "conflicting"
    assert found.old
    assert found.old.source_title == "2022年年度报告"
    assert found.growth
    assert found.growth.unit == "percent"
    assert found.growth.amount.value == pytest.approx(10)


def test_an_earlier_upload_of_the_file_is_changed_and_that_of_another_contradicted(
    report: SmallData,
) -> None:
    withdrawals = {"indicator": "withdrawals"}
    publish(item(value="5.0", **withdrawals))
    assert change(item(value="6.0", **withdrawals)).kind == "changed"
    assert change(item(value="6.0", **withdrawals), file=OTHER).kind == "conflicting"
    assert change(item(value="5.0", **withdrawals), file=OTHER).kind == "unchanged"


def test_a_correction_conflicts_with_a_report_that_an_earlier_upload_hides(
    report: SmallData,
) -> None:
    publish(item(value="11.0"))
    found = change(item(value="12.0"))
    assert found.kind == "conflicting"
    assert in_hundred_millions(found) == 10
    corrected = change(item(value="10.0"))
    assert corrected.kind == "changed"
    assert in_hundred_millions(corrected) == 11


@pytest.mark.parametrize(("value", "kind"), [("11.0", "unchanged"), ("12.0", "changed")])
def test_a_figure_that_followed_from_growth_is_changed_never_contradicted(
    reports: SmallData, value: str, kind: str
) -> None:
    reports.reading(source="r2023", period="2023", value="22.0", growth="+100.0")
    reports.build()
    found = change(item(value=value))
    assert (found.kind, found.shown) == (kind, True)
    assert found.old
    assert found.old.basis == "derived"


def test_a_ratio_that_a_formula_gave_changes_by_points(report: SmallData) -> None:
    publish(item(value="5.0", indicator="withdrawals"), file=OTHER)
    found = change(item(**RATE, value="60"))
    assert found.kind == "changed"
    assert found.old
    assert (found.old.basis, found.old.interval.value) == ("computed", 50)
    assert found.growth
    assert found.growth.unit != "percent"
    assert found.growth.amount.value == pytest.approx(10)


def test_from_zero_there_is_no_growth(reports: SmallData) -> None:
    employers = {"indicator": "new_employers", "unit": "家"}
    reports.reading(source="r2022", **employers, value="0")
    reports.build()
    found = change(item(**employers, value="5"))
    assert found.growth is None


def test_a_figure_behind_a_newer_report_is_not_shown(reports: SmallData) -> None:
    reports.source(id="later", report_year="2030", published_on="2031-03-31")
    reports.reading(source="later", value="10.0")
    reports.build()
    found = change(item(value="11.0"))
    assert (found.kind, found.shown) == ("conflicting", False)


def test_of_two_figures_for_one_cell_the_chosen_one_is_shown(report: SmallData) -> None:
    found, _ = meaning(item(5, value="11.0"), item(6, value="11.50"))
    assert [(one.kind, one.shown) for one in found.changes] == [
        ("conflicting", False),
        ("conflicting", True),
    ]


@pytest.mark.parametrize(
    "beside",
    [
        {"role": "target"},
        {"role": "budget"},
        {"scope": "增城"},
        {"item": "单位缴存"},
        {"bound": ">"},
    ],
    ids=lambda cells: next(iter(cells)),
)
def test_what_never_stands_in_the_series_is_compared_with_its_like(
    report: SmallData, beside: dict[str, str]
) -> None:
    fresh = change(item(value="10.0", **beside))
    assert (fresh.kind, fresh.shown) == ("new", False)
    publish(item(value="12.0", **beside))
    found = change(item(value="12.6", **beside))
    assert (found.kind, found.shown) == ("changed", False)
    assert in_hundred_millions(found) == 12
    assert found.growth
    assert found.growth.unit == "percent"
    assert found.growth.amount.value == pytest.approx(5)
    assert change(item(value="12.6", **beside), file=OTHER).kind == "conflicting"
    assert change(item(value="12", **beside), file=OTHER).kind == "unchanged"


def test_a_source_that_tells_a_line_twice_is_compared_by_the_nearer_figure(
    reports: SmallData,
) -> None:
    line = {"item": "贷款上限", "indicator": "deposits"}
    reports.reading(source="r2022", **line, value="5.0")
    reports.reading(source="r2022", **line, value="7.0")
    reports.build()
    assert change(item(**line, value="7.0")).kind == "unchanged"
    assert in_hundred_millions(change(item(**line, value="5.5"))) == 5


def test_of_two_sources_that_tell_a_line_the_newer_one_is_compared(reports: SmallData) -> None:
    line = {"item": "单位缴存"}
    reports.reading(source="r2022", **line, value="5.0")
    reports.reading(source="r2023", **line, value="7.0")
    reports.build()
    assert in_hundred_millions(change(item(**line, value="5.0"))) == 7


def test_half_a_years_flow_is_not_compared_with_the_years(report: SmallData) -> None:
    assert change(item(value="5.0", period="2022-06")).kind == "new"


def test_a_level_of_december_is_that_of_the_year(reports: SmallData) -> None:
    level = {"indicator": "deposit_balance"}
    reports.reading(source="r2022", **level, value="10.0")
    reports.build()
    found = change(item(**level, value="11.0", period="2022-12"))
    assert (found.kind, found.shown) == ("conflicting", True)


def test_a_growth_without_a_level_is_compared_by_its_words(reports: SmallData) -> None:
    reports.reading(source="r2022", value="", unit="", growth="+5.0")
    reports.build()
    assert change(item(value="", unit="", growth="+5.0")).kind == "unchanged"
    found = change(item(value="", unit="", growth="+6.0"))
    assert (found.kind, found.old) == ("conflicting", None)
    assert found.old_words
    assert found.old_words.growth == "+5.0"


def test_a_withdrawn_file_counts_for_nothing(report: SmallData) -> None:
    withdraw(publish(item(value="5.0", role="target")))
    assert change(item(value="6.0", role="target")).kind == "new"


def test_what_cannot_be_published_is_left_out_of_the_counts(report: SmallData) -> None:
    found, _ = meaning(item(value="10.0"), item(centre="某市"), item(unit="人"))
    assert found.counts == {"new": 0, "changed": 0, "unchanged": 1, "conflicting": 0}


def test_changes_are_found_by_kind(report: SmallData) -> None:
    found, _ = meaning(item(value="11.0"), item(6, centre="yiyang", value="2.0"))
    assert [one.item.centre for one in found.of_kind("new")] == ["yiyang"]
    assert len(found.of_kind(*KINDS)) == 2


def lines(*items: Item, file: str = FILE) -> list[str]:
    return list(lines_of(meaning(*items, file=file)[0], KNOWN))


def test_a_difference_is_told_by_its_counts_and_a_line_a_figure(reports: SmallData) -> None:
    reports.reading(source="r2022", value="1162.02")
    reports.reading(source="r2023", period="2023", **RATE, value="64.0")
    reports.build()
    publish(item(value="5.0", role="target"))
    told = lines(
        item(5, value="1170.00"),
        item(6, **RATE, period="2023", value="64.5"),
        item(7, value="6.0", role="target"),
        item(8, indicator="withdrawals", value="700.10"),
        item(9, indicator="withdrawals", value="", unit="", growth="-3.2"),
        item(10, **RATE, period="2023", value="64"),
    )
    against = "与「2022年年度报告」不符"
    assert told == [
        "新增 2，变更 1，未变 1，冲突 2",
        f"广州 2022 缴存额：1,162.02 亿元 → 1,170.00 亿元（+0.69%），{against}，来自 缴存!C5",
        f"广州 2023 提取率：64.0% → 64.5%（+0.50 个百分点），{against}，来自 缴存!C6",
        "广州 2022 缴存额（目标）：5.0 亿元 → 6.0 亿元（+20%），来自 缴存!C7",
        "广州 2022 提取额：新增 700.10 亿元，来自 缴存!C8",
        "广州 2022 提取额：新增 同比 −3.2%，来自 缴存!C9",
    ]


def test_a_figure_worked_out_is_told_with_its_sign_and_fitting_unit(reports: SmallData) -> None:
    reports.reading(source="r2023", period="2023", value="22.0", growth="+100.0")
    reports.build()
    (_, told) = lines(item(value="12.0"))
    assert told.startswith("广州 2022 缴存额：≈11.00 亿元 → ")
    assert told.endswith(" → 12.0 亿元（+9.1%），来自 缴存!C5")


def test_many_new_figures_are_told_by_the_first_of_them(report: SmallData) -> None:
    told = lines(*(item(n, role="target", item=f"第{n}项") for n in range(60)))
    assert len(told) == 52
    assert told[0].startswith("新增 60，")
    assert told[-1] == "……另有 10 个新增的数"


def test_an_empty_difference_has_all_four_counts() -> None:
    assert Difference().counts == dict.fromkeys(KINDS, 0)

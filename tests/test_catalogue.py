"""The catalogue kept by hand: it loads whole, agrees with itself, and names every fault."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue import (
    CENTRE_COLUMNS,
    FOLDER,
    GROUP_COLUMNS,
    INDICATOR_COLUMNS,
    PRINTED_COLUMNS,
    QUALIFIER_COLUMNS,
    THEME_COLUMNS,
    UNIT_COLUMNS,
    Fault,
    FaultyData,
    catalogue,
    in_formula_order,
    load,
)
from formulas import Reference

KNOWN = catalogue()
COMPUTED = [indicator for indicator in KNOWN.indicators.values() if indicator.formula]
FILES = {
    "indicators.csv": INDICATOR_COLUMNS,
    "centres.csv": CENTRE_COLUMNS,
    "unit_names.csv": UNIT_COLUMNS,
    "units.csv": PRINTED_COLUMNS,
    "groups.csv": GROUP_COLUMNS,
    "themes.csv": THEME_COLUMNS,
    "qualifiers.csv": QUALIFIER_COLUMNS,
}
# What checks and template know of the indicators; their tests stand with them.
READ_BY_ETL = {"identities.csv", "ranges.csv", "template.csv"}
READ_BY_ANALYSIS = {"alerts.csv", "alert_conditions.csv", "not_applicable.csv"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def plant(file: Path, row: int, column: str, text: str) -> None:
    """Put a text into a cell; row 1 is the header."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        table = list(csv.reader(opened))
    table[row - 1][table[0].index(column)] = text
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(table)


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyData) as faulty:
        load(folder)
    return faulty.value.faults


def row_of(file: str, column: str, text: str) -> int:
    """Give the row in which a column of the project's own file says a text."""
    with (FOLDER / file).open(encoding="utf-8-sig", newline="") as opened:
        for number, row in enumerate(csv.DictReader(opened), start=2):
            if row[column] == text:
                return number
    raise LookupError(f"{text} stands nowhere in {file}")


def test_the_projects_own_catalogue_loads_with_every_row() -> None:
    counts = {file: sum(1 for _ in rows_of_file(file)) for file in FILES}
    assert counts["indicators.csv"] == len(KNOWN.indicators) >= 156
    assert counts["centres.csv"] == len(KNOWN.centres) >= 136
    assert counts["units.csv"] == len(KNOWN.printed_units)
    assert counts["unit_names.csv"] == len(KNOWN.units)
    assert counts["groups.csv"] == len(KNOWN.groups)
    assert counts["themes.csv"] == sum(map(len, KNOWN.themes.values()))
    assert counts["qualifiers.csv"] == len(KNOWN.qualifiers)


def rows_of_file(file: str) -> Iterator[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8-sig", newline="") as opened:
        yield from csv.DictReader(opened)


def test_the_folder_holds_the_files_that_are_read_and_no_others() -> None:
    assert {path.name for path in FOLDER.iterdir()} == FILES.keys() | READ_BY_ETL | READ_BY_ANALYSIS


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "expected"),
    [
        ("indicators.csv", 3, "id", "", "不重复且不为空的编号"),
        ("indicators.csv", 3, "name_zh", "", "不为空的文字"),
        ("indicators.csv", 3, "short_en", "", "不为空的文字"),
        ("indicators.csv", 3, "definition_en", "", "不为空的文字"),
        ("indicators.csv", 3, "group", "nowhere", "其中之一：deposit"),
        ("indicators.csv", 3, "kind", "flux", "其中之一：flow、stock、ratio、count、score"),
        ("indicators.csv", 3, "direction", "up", "其中之一：higher_better、lower_better"),
        ("indicators.csv", 3, "report_units", "家|斤", "能换算成 employer 的单位（没有 斤）"),
        ("indicators.csv", 3, "formula", "open('a')", "「open('a')」不是指标"),
        ("indicators.csv", 3, "formula", "a +", "四则运算式（公式「a +」写法有误）"),
        ("indicators.csv", 3, "formula", "2 * nothing", "没有 nothing"),
        ("indicators.csv", 3, "formula", "net_new_employers + 1", "不循环引用的公式"),
        ("centres.csv", 2, "id", "", "不重复且不为空的编号"),
        ("centres.csv", 2, "name_en", "", "不为空的文字"),
        ("unit_names.csv", 2, "short_zh", "", "不为空的文字"),
        ("units.csv", 2, "factor", "many", "大于 0 的十进制数"),
        ("units.csv", 2, "factor", "-1", "大于 0 的十进制数"),
        ("units.csv", 2, "factor", "0", "大于 0 的十进制数"),
        ("units.csv", 2, "factor", "nan", "大于 0 的十进制数"),
        ("units.csv", 2, "factor", "", "大于 0 的十进制数"),
        ("units.csv", 3, "unit", "shilling", "unit_names.csv 里的单位编号"),
        ("units.csv", 3, "exact", "yes", "其中之一：0、1"),
        ("units.csv", 3, "printed", "元", "不重复的单位写法"),
        ("groups.csv", 2, "name_zh", "", "不为空的文字"),
        ("themes.csv", 2, "indicator", "nothing", "指标目录里的编号"),
    ],
)
def test_a_fault_is_named_with_file_row_column_found_and_expected(
    folder: Path, file: str, row: int, column: str, text: str, expected: str
) -> None:
    plant(folder / file, row, column, text)
    found = [fault for fault in faults_of(folder) if (fault.row, fault.column) == (row, column)]
    assert [(fault.file, fault.found) for fault in found] == [(file, text)]
    assert expected in found[0].expected


@pytest.mark.parametrize("file", ["indicators.csv", "centres.csv", "unit_names.csv", "groups.csv"])
def test_an_id_used_twice_is_named_at_its_second_row(folder: Path, file: str) -> None:
    first = next(rows_of_file(file))["id"]
    plant(folder / file, 3, "id", first)
    twice = Fault(file, 3, "id", first, "不重复且不为空的编号")
    assert twice in faults_of(folder)


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_and_another_header_are_named(folder: Path, file: str) -> None:
    plant(folder / file, 1, FILES[file][0], "other")
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == (file, 1)
    assert fault.expected == f"表头 {','.join(FILES[file])}"
    (folder / file).unlink()
    (fault,) = faults_of(folder)
    assert (fault.file, fault.found) == (file, "没有这个文件")


def test_faults_of_several_rows_are_told_together(folder: Path) -> None:
    plant(folder / "indicators.csv", 2, "kind", "flux")
    plant(folder / "indicators.csv", 5, "group", "nowhere")
    plant(folder / "units.csv", 4, "factor", "many")
    places = {(fault.file, fault.row, fault.column) for fault in faults_of(folder)}
    assert places == {
        ("indicators.csv", 2, "kind"),
        ("indicators.csv", 5, "group"),
        ("units.csv", 4, "factor"),
    }


def test_formulas_that_need_each_other_in_the_same_year_are_a_fault(folder: Path) -> None:
    first = row_of("indicators.csv", "id", "basic_expenditure")
    plant(folder / "indicators.csv", first, "formula", "total_expenditure - project_expenditure")
    circle = [fault for fault in faults_of(folder) if "循环" in fault.expected]
    assert len(circle) == 1
    assert circle[0].row in {first, row_of("indicators.csv", "id", "total_expenditure")}


def test_a_formula_may_need_itself_in_the_year_before() -> None:
    cumulative = KNOWN.indicators["cumulative_deposits"]
    assert cumulative.formula is not None
    assert Reference("cumulative_deposits", years_back=1) in cumulative.formula.references


def test_formulas_come_after_those_of_the_same_year_they_need() -> None:
    ordered = [indicator.id for indicator in in_formula_order(KNOWN.indicators)]
    assert sorted(ordered) == sorted(indicator.id for indicator in COMPUTED)
    for indicator in COMPUTED:
        assert indicator.formula is not None
        needed = [
            reference.indicator_id
            for reference in indicator.formula.references
            if not reference.years_back and not reference.item
        ]
        before = ordered[: ordered.index(indicator.id)]
        assert all(i in before for i in needed if KNOWN.indicators[i].formula)


def test_every_indicator_has_both_languages_and_a_definition() -> None:
    for indicator in KNOWN.indicators.values():
        for what in ("name", "short", "definition"):
            assert indicator.says(what, "zh"), indicator.id
            assert indicator.says(what, "en"), indicator.id
        for what in ("thresholds", "caveats", "formula_note"):
            both = bool(indicator.says(what, "zh")), bool(indicator.says(what, "en"))
            assert both[0] == both[1], f"{indicator.id} {what}"


def test_names_that_a_reader_chooses_by_are_not_used_twice() -> None:
    for language in ("zh", "en"):
        shorts = Counter(i.says("short", language) for i in KNOWN.indicators.values())
        centres = Counter(getattr(c.name, language) for c in KNOWN.centres.values())
        assert [name for name, times in (shorts + centres).items() if times > 1] == []


def test_the_two_centres_of_the_source_reports_are_known() -> None:
    assert KNOWN.centres["guangzhou"].name.zh == "广州"
    assert KNOWN.centres["yiyang"].province.zh == "湖南"


def test_each_headline_has_its_context() -> None:
    assert len(KNOWN.themes["headline"]) == len(KNOWN.themes["headline_context"]) == 6

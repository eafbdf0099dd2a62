"""The catalogue kept by hand: it loads whole, agrees with itself, and names every fault."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Indicator,
    PrintedUnit,
    catalogue,
    in_formula_order,
    load,
)
from formulas import Reference, parse
from intervals import Interval, exactly, from_printed

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
    assert {path.name for path in FOLDER.iterdir()} == FILES.keys()


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


# A figure's worth in each unit, all of them powers of primes, so that no two units could be
# mistaken for one another in a quotient.
MEASURES = {"CNY": 2.0, "person": 3.0, "employer": 5.0, "loan": 7.0, "count": 11.0}
HUNDRED_OF_A_WHOLE = {"percent": 100.0, "permille": 1000.0}


@pytest.mark.parametrize("indicator", COMPUTED, ids=lambda indicator: indicator.id)
def test_a_formula_gives_the_unit_of_its_indicator(indicator: Indicator) -> None:
    """Doubling the measure of one unit must change the result as its own unit changes."""
    assert indicator.formula is not None
    base = dict.fromkeys(KNOWN.units, 1.0)
    plain = result_in(indicator, base)
    for unit, measure in MEASURES.items():
        changed = result_in(indicator, {**base, unit: measure})
        assert changed == pytest.approx(plain * power_of(indicator, unit, measure)), unit


def power_of(indicator: Indicator, unit: str, measure: float) -> float:
    """Give the factor by which a result must grow when all figures in `unit` do."""
    if indicator.id == "employees_per_employer":  # persons for each employer
        return {"person": measure, "employer": 1 / measure}.get(unit, 1.0)
    if indicator.id == "deposits_per_employee":
        return {"CNY": measure, "person": 1 / measure}.get(unit, 1.0)
    if indicator.id == "average_loan":
        return {"CNY": measure, "loan": 1 / measure}.get(unit, 1.0)
    return measure if unit == indicator.unit else 1.0


def result_in(indicator: Indicator, measures: dict[str, float]) -> float:
    """Work a formula out on figures that differ, each multiplied by the measure of its unit."""
    references = list(indicator.formula.references) if indicator.formula else []
    worth = {reference: 17.0 + 6.0 * n * n for n, reference in enumerate(references)}

    def figure_of(reference: Reference) -> Interval:
        unit = KNOWN.indicators[reference.indicator_id].unit
        return exactly(worth[reference] * measures[unit])

    result = indicator.formula.evaluate(figure_of) if indicator.formula else None
    assert result is not None
    return result.value


@pytest.mark.parametrize(
    "indicator",
    [i for i in COMPUTED if i.unit in HUNDRED_OF_A_WHOLE],
    ids=lambda indicator: indicator.id,
)
def test_a_share_of_the_whole_is_a_hundred_percent_or_a_thousand_permille(
    indicator: Indicator,
) -> None:
    formula = indicator.formula
    assert formula is not None
    text = formula.text
    whole = HUNDRED_OF_A_WHOLE[indicator.unit]
    assert text.endswith(f"* {whole:.0f}")
    quotient = parse(text.removesuffix(f"* {whole:.0f}").strip())
    figures = {reference: exactly(3.0 + n) for n, reference in enumerate(formula.references)}
    share, percent = quotient.evaluate(figures.get), formula.evaluate(figures.get)
    assert share is not None
    assert percent is not None
    assert percent.value == pytest.approx(share.value * whole)


@pytest.mark.parametrize(
    ("printed", "unit", "text", "value"),
    [
        ("元", "CNY", "27219", 27219),
        ("万元", "CNY", "13045.63", 130456300),
        ("亿元", "CNY", "1162.02", 116202000000),
        ("人", "person", "111", 111),
        ("万人", "person", "531.87", 5318700),
        ("万名", "person", "2", 20000),
        ("家", "employer", "3342", 3342),
        ("个", "employer", "9", 9),
        ("万家", "employer", "54.16", 541600),
        ("万个", "employer", "15.17", 151700),
        ("万户", "employer", "0.33", 3300),
        ("笔", "loan", "26", 26),
        ("户", "loan", "26", 26),
        ("万户", "loan", "5.42", 54200),
        ("万笔", "loan", "0.43", 4300),
        ("%", "percent", "89.93", 89.93),
        ("‰", "percent", "5", 0.5),
        ("‰", "permille", "0.19", 0.19),
        ("%", "permille", "0.03", 0.3),
        ("个百分点", "point", "6.96", 6.96),
        ("百分点", "point", "6.96", 6.96),
        ("平方米", "m2", "90", 90),
        ("㎡", "m2", "144", 144),
        ("万平米", "m2", "508.1", 5081000),
        ("万平方米", "m2", "513.17", 5131700),
    ],
)
def test_a_printed_unit_turns_into_the_canonical_one(
    printed: str, unit: str, text: str, value: float
) -> None:
    entry = KNOWN.printed_units[printed, unit]
    assert from_printed(text, entry.factor, exact=entry.exact).value == pytest.approx(value)
    assert unit in KNOWN.convertible(printed)


@given(
    entry=st.sampled_from(list(KNOWN.printed_units.values())),
    number=st.decimals(min_value=0, max_value=10**6, places=2),
)
def test_a_unit_leads_there_and_back(entry: PrintedUnit, number: Decimal) -> None:
    there = from_printed(format(number, "f"), entry.factor)
    assert there.value / float(entry.factor) == pytest.approx(float(number))
    assert there.low / float(entry.factor) == pytest.approx(float(number) - 0.005, abs=1e-9)
    assert there.high / float(entry.factor) == pytest.approx(float(number) + 0.005, abs=1e-9)


@pytest.mark.parametrize("printed", ["斤", "", "%%", "CNY"])
def test_a_unit_that_is_not_in_the_table_turns_into_nothing(printed: str) -> None:
    assert KNOWN.convertible(printed) == ()


def test_a_unit_printed_for_several_things_names_them_all_the_usual_one_first() -> None:
    assert KNOWN.convertible("%") == ("percent", "permille")
    assert KNOWN.convertible("户") == ("employer", "loan")


def test_only_things_that_are_counted_are_exact_and_only_in_ones() -> None:
    exact = [entry for entry in KNOWN.printed_units.values() if entry.exact]
    assert {entry.unit for entry in exact} <= {
        *("person", "employer", "loan", "count", "score", "date")
    }
    assert all(entry.factor == 1 for entry in exact)
    assert KNOWN.printed_units["家", "employer"].exact
    assert not KNOWN.printed_units["元", "CNY"].exact


def test_every_canonical_unit_of_an_indicator_can_be_printed_and_every_unit_has_a_name() -> None:
    used = {indicator.unit for indicator in KNOWN.indicators.values()}
    printable = {entry.unit for entry in KNOWN.printed_units.values()}
    assert used <= printable <= KNOWN.units.keys()


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

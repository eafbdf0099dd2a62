"""The figures in data/: each stands in its report where it is said to, and none is missing."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue import catalogue
from etl.build import DATA
from etl.recognise import recognise
from etl.records import READING_COLUMNS, SOURCE_COLUMNS
from tables import Row, read_table
from tests.small_data import rows_of

# Where the figures were handed over; they lie beside the project, not in it.
HANDED_OVER = Path(__file__).parents[3] / "shared" / "data"
PEERS = DATA / "observations" / "peers.csv"
REPORTS = ("guangzhou_2022", "yiyang_2023")
# A figure that is itself a growth has no growth of its own.
OWN_GROWTH = "online_business_growth"
# Counted over the years of a policy, or by persons or by money: lines of their own.
IN_PART = re.compile("阶段性支持政策.*cum=累计|by=(人数|金额)")

handed_over = pytest.mark.skipif(
    not HANDED_OVER.is_dir(), reason="the figures as handed over are not beside the project"
)


# The figures of both reports written out by hand; the build reads the reports itself.
BY_HAND = Path(__file__).parent / "recognise" / "by_hand"


def readings(*files: str) -> list[Row]:
    tables = {path.stem: path for path in (*BY_HAND.glob("*.csv"), PEERS)}
    return [row for file in files for row in read_table(tables[file], READING_COLUMNS)]


def handed(file: str) -> Iterator[dict[str, str]]:
    with (HANDED_OVER / file).open(encoding="utf-8-sig", newline="") as opened:
        yield from csv.DictReader(opened)


def test_the_folders_hold_the_figures_of_both_reports_and_of_the_peers() -> None:
    assert {path.name for path in PEERS.parent.iterdir()} == {PEERS.name}
    counts = {name: len(readings(name)) for name in (*REPORTS, "peers")}
    assert counts == {"guangzhou_2022": 304, "yiyang_2023": 90, "peers": 1585}


@pytest.mark.parametrize("report", REPORTS)
def test_every_quote_stands_in_the_report_at_its_character(report: str) -> None:
    text = (DATA / "reports" / f"{report}.txt").read_bytes().decode("utf-8")
    rows = readings(report)
    assert rows
    for row in rows:
        start = int(row["start"])
        assert row["quote"], row.number
        assert text[start : start + len(row["quote"])] == row["quote"], row.number


@pytest.mark.parametrize("report", REPORTS)
def test_every_figure_printed_in_digits_stands_in_its_quote(report: str) -> None:
    for row in readings(report):
        digits = row["value"].lstrip("+-")
        quote = row["quote"].replace(",", "").replace(" ", "")
        if row["unit"] == "日期":
            year, month, day = (str(int(part)) for part in digits.split("-"))
            assert f"{year}年{month}月{day}日" in quote
        elif digits not in quote:
            assert spelt_in_words(digits, quote), row.number


def spelt_in_words(digits: str, quote: str) -> bool:
    """Tell whether a quote says 无 for nothing or 百亿 for a hundred of them."""
    return {"0": "无", "100": "突破百亿"}.get(digits, "∅") in quote


@pytest.mark.parametrize("report", REPORTS)
def test_every_printed_growth_stands_in_the_report(report: str) -> None:
    text = (DATA / "reports" / f"{report}.txt").read_text(encoding="utf-8").replace(",", "")
    grown = [row for row in readings(report) if row["growth"]]
    assert grown
    for row in grown:
        assert re.search(rf"(?<![\d.]){re.escape(row['growth'].lstrip('+-'))}(?!\d)", text)


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_kept_as_published_with_its_sha256(
    report: str, warehouse_of_data: Path
) -> None:
    content = (DATA / "reports" / f"{report}.txt").read_bytes()
    asked = f"select sha256, body, file_name from source where source_id = '{report}'"
    ((sha256, body, file_name),) = rows_of(warehouse_of_data, asked)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert body == content.decode("utf-8")
    assert (DATA / file_name).read_bytes() == content


def test_every_source_is_read_and_every_reading_has_its_source() -> None:
    sources = {row["id"] for row in read_table(DATA / "sources.csv", SOURCE_COLUMNS)}
    used = {row["source"] for row in readings(*REPORTS, "peers")}
    assert used == sources


def test_no_peer_figure_stands_twice() -> None:
    cells = Counter((r["source"], r["indicator"], r["period"]) for r in readings("peers"))
    assert [cell for cell, times in cells.items() if times > 1] == []


def test_every_peer_figure_is_of_a_year_its_report_tells_about() -> None:
    years = {
        r["id"]: int(r["report_year"]) for r in read_table(DATA / "sources.csv", SOURCE_COLUMNS)
    }
    assert {years[r["source"]] - int(r["period"]) for r in readings("peers")} <= {0, 1}


def test_what_the_table_says_becomes_observations_row_by_row(warehouse_of_data: Path) -> None:
    columns = "cast(cell as integer), indicator_id, printed_value, printed_unit, quote"
    asked = f"select {columns} from observation where sheet = 'peers.csv' order by 1"
    assert rows_of(warehouse_of_data, asked) == [
        (row.number, row["indicator"], row["value"], row["unit"], row["quote"])
        for row in readings("peers")
    ]


@pytest.mark.parametrize("report", REPORTS)
def test_what_is_read_in_a_report_becomes_observations_in_its_order(
    report: str, warehouse_of_data: Path
) -> None:
    text = (DATA / "reports" / f"{report}.txt").read_bytes().decode("utf-8")
    found = recognise(text, catalogue())
    columns = "indicator_id, printed_value, printed_unit, role, item, quote, quote_start"
    asked = f"select {columns} from observation where source_id = $1 order by observation_id"
    assert rows_of(warehouse_of_data, asked.replace("$1", f"'{report}'")) == [
        (one.indicator, one.value, one.unit, one.role, one.line, one.quote, one.start)
        for one in found.readings
    ]


def test_a_figure_marked_in_its_quote_is_the_figure(warehouse_of_data: Path) -> None:
    asked = (
        "select printed_value, quote, figure_start, figure_end, quote_start, body "
        "from observation join source using (source_id) where quote <> ''"
    )
    marked = 0
    for value, quote, start, end, quote_start, body in rows_of(warehouse_of_data, asked):
        assert body[quote_start : quote_start + len(quote)] == quote
        if start is not None:
            digits = re.sub(r"[,\s]", "", quote[start:end]).lstrip("-")
            assert digits in (value.lstrip("-"), *spelt(value)), quote
            marked += 1
    assert marked > 390


def spelt(value: str) -> tuple[str, ...]:
    """Give the other ways in which a value may stand in a text."""
    year, *rest = value.split("-")
    words = {"0": "无", "100": "百"}.get(value, "")
    day = f"{year}年{int(rest[0])}月{int(rest[1])}日" if len(rest) == 2 else ""
    return tuple(filter(None, (words, day)))


@handed_over
def test_the_reports_are_the_ones_handed_over() -> None:
    for report in REPORTS:
        file = f"reports/{report}.txt"
        assert (DATA / file).read_bytes() == (HANDED_OVER / file).read_bytes()


@handed_over
def test_the_394_seed_facts_are_all_there_and_nothing_else() -> None:
    facts = Counter(
        (
            *(fact["document"], fact["indicator_id"], fact["period"], fact["value"]),
            *(fact["unit"], fact["quote"], fact["char_offset"], role_of(fact)),
            "" if fact["indicator_id"] == OWN_GROWTH else fact["yoy"],
        )
        for fact in handed("seed_facts.csv")
    )
    ours = Counter(
        (
            *(row["source"], row["indicator"], row["period"], row["value"]),
            *(row["unit"], row["quote"], row["start"], row["role"]),
            row["growth"] + row["growth_unit"],
        )
        for row in readings(*REPORTS)
    )
    assert facts.total() == 394
    assert list((facts - ours).elements()) == []
    assert list((ours - facts).elements()) == []


def role_of(fact: dict[str, str]) -> str:
    return fact["qualifier"].split(";")[0].removeprefix("role=")


@handed_over
def test_the_items_and_bounds_of_the_seed_facts_are_kept() -> None:
    for fact, row in zip(handed("seed_facts.csv"), readings(*REPORTS), strict=True):
        parts = fact["qualifier"].split(";")
        said = dict(part.strip().split("=", 1) for part in parts if "=" in part)
        assert row["bound"] == said.get("op", ""), row.number
        # The final accounts and a total are the whole and no line of it.
        lines = {said.get(key, "") for key in ("item", "stage", "part")} - {"", "决算", "合计"}
        assert bool(row["item"]) == bool(lines or IN_PART.search(fact["qualifier"])), row.number


@handed_over
def test_the_1585_peer_figures_are_all_there_and_nothing_else() -> None:
    cities = {row["id"]: row["name_zh"] for row in centres()}
    theirs = Counter(
        (
            *(row["city"], row["year"], row["indicator"], row["value"], row["unit"]),
            *(row["yoy"], row["source_url"]),
        )
        for row in handed("peer_observations.csv")
    )
    ours = Counter(
        (
            *(cities[row["centre"]], row["period"], row["indicator"], row["value"], row["unit"]),
            *(row["growth"] + row["growth_unit"], row["url"]),
        )
        for row in readings("peers")
    )
    assert theirs.total() == 1585
    assert list((theirs - ours).elements()) == []
    assert list((ours - theirs).elements()) == []


@handed_over
def test_the_centres_are_the_135_of_the_list_and_yiyang() -> None:
    listed = {(row["city"], row["province"]) for row in handed("peer_centres.csv")}
    ours = {(row["name_zh"], row["province_zh"]) for row in centres()}
    assert len(listed) == 135
    assert ours - listed == {("益阳", "湖南")}
    assert listed - ours == set()


@handed_over
def test_a_growth_that_the_compiler_worked_out_is_told_from_a_printed_one() -> None:
    for theirs, ours in zip(handed("peer_observations.csv"), readings("peers"), strict=True):
        assert bool(ours["growth_basis"]) == bool(theirs["yoy"]), ours.number
        if theirs["yoy"] and "yoy由仓库" in theirs["note"]:
            assert ours["growth_basis"] == "compiler", ours.number


@handed_over
def test_the_156_indicators_keep_their_ids() -> None:
    listed = [row["id"] for row in handed("indicators.csv")]
    with (DATA / "catalogue" / "indicators.csv").open(encoding="utf-8", newline="") as opened:
        ours = [row["id"] for row in csv.DictReader(opened)]
    assert len(listed) == 156
    assert set(listed) <= set(ours)


def centres() -> list[dict[str, str]]:
    with (DATA / "catalogue" / "centres.csv").open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_nothing_but_actual_figures_of_whole_centres_stands_in_the_series(
    warehouse_of_data: Path,
) -> None:
    asked = (
        "select distinct o.role, o.scope, o.item, o.bound from series s "
        "join observation o using (observation_id)"
    )
    assert rows_of(warehouse_of_data, asked) == [("actual", "centre", "", "")]

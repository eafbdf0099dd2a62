"""`gjj load`, `gjj withdraw`, `gjj template`: a year loaded, seen, published and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.__main__ import main
from etl.build import DATA
from tests.small_data import SmallData
from warehouse import connection

HEAD = "中心,年度,指标,数值,单位"
GOOD = (HEAD, "广州,2023,缴存额,10.50,亿元", "益阳,2023,缴存额,0.40,亿元")
JUMP = (HEAD, "广州,2023,缴存额,10.50,万元")
Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse that holds deposits of 10 亿元 of Guangzhou in 2022."""
    small_data.reading()
    small_data.build()
    return small_data


def table(folder: Path, *lines: str, name: str = "2023.csv") -> str:
    file = folder / name
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def shown() -> dict[tuple[str, int], float]:
    """Give the deposits that pages would show."""
    rows = connection.rows("figures_of_centres", {"centres": ["guangzhou", "yiyang"]})
    return {(row[0], row[1]): row[3] for row in rows if row[2] == "deposits"}


def loaded(capsys: Out, *call: str) -> tuple[int, dict[str, Any]]:
    state = main(["load", *call, "--json"])
    return state, json.loads(capsys.readouterr().out)


def test_a_dry_run_tells_everything_and_changes_nothing(tmp_path: Path, capsys: Out) -> None:
    before = shown()
    state, told = loaded(capsys, table(tmp_path, *GOOD), "--dry-run")
    assert state == 0
    assert told.keys() == {
        *("file", "sha256", "status", "readings", "problems", "difference", "batch", "draft")
    }
    assert (told["file"], told["status"], told["batch"]) == ("2023.csv", "accepted", None)
    assert told["difference"] == {"new": 2, "changed": 0, "unchanged": 0, "conflicting": 0}
    assert told["readings"][0] == {
        "centre": "guangzhou",
        "indicator": "deposits",
        "year": 2023,
        "value": "10.50",
        "unit": "亿元",
        "growth": None,
        "growth_unit": None,
        "scope": "centre",
        "role": "actual",
        "item": "",
        "quote": "广州 · 缴存额（亿元） · 2023：10.50",
        "sheet": "2023",
        "cell": "D2",
    }
    assert shown() == before == {("guangzhou", 2022): 1e9}


def test_a_file_is_published_and_taken_back(tmp_path: Path, capsys: Out) -> None:
    before = shown()
    state, told = loaded(capsys, table(tmp_path, *GOOD), "--by", "李明")
    assert (state, told["batch"]) == (0, 1001)
    assert shown() == {**before, ("guangzhou", 2023): 1.05e9, ("yiyang", 2023): 4e7}
    assert main(["withdraw", "1001", "--by", "王芳", "--reason", "试载"]) == 0
    assert shown() == before
    batch = connection.rows("batch", {"batch": 1001})[0]
    assert {"李明", "withdrawn"} <= set(batch)


def test_a_file_in_words_says_problems_difference_and_batch(tmp_path: Path, capsys: Out) -> None:
    assert main(["load", table(tmp_path, *GOOD)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "2023.csv：2 个读数。"
    assert "新增 2，变更 0，未变 0，冲突 0" in told
    assert "广州 2023 缴存额：新增 10.50 亿元，来自 2023!D2" in told
    assert told[-1] == "批次 1001 已发布。"


def test_a_file_with_an_error_is_rejected_and_not_kept(tmp_path: Path, capsys: Out) -> None:
    faulty = table(tmp_path, *GOOD, "广州,2023,提取额,九亿,亿元")
    state, told = loaded(capsys, faulty)
    assert (state, told["status"], told["batch"]) == (1, "rejected", None)
    (problem,) = (one for one in told["problems"] if one["level"] == "error")
    assert (problem["sheet"], problem["cell"], problem["code"]) == ("2023", "D4", "not_a_number")
    assert all(problem[words] for words in ("found", "expected", "fix"))
    assert ("guangzhou", 2023) not in shown()
    assert len(connection.rows("states_of_batches")) == 1


def test_a_warning_needs_a_reason(tmp_path: Path, capsys: Out) -> None:
    slip = table(tmp_path, *JUMP)
    state, told = loaded(capsys, slip)
    assert (state, told["status"]) == (1, "accepted_with_warnings")
    assert (told["batch"], told["draft"]) == (None, 1001)
    assert [one["code"] for one in told["problems"] if one["level"] == "warning"] == ["unit_slip"]
    assert ("guangzhou", 2023) not in shown()
    state, told = loaded(capsys, slip, "--reason", "当年口径如此")
    assert (state, told["batch"]) == (0, 1001)
    assert shown()[("guangzhou", 2023)] == 105_000
    summary = connection.rows("batch", {"batch": 1001})[0][-1]
    assert json.loads(summary)["warnings"][0]["reason"] == "当年口径如此"


def test_the_same_file_is_not_published_twice(tmp_path: Path, capsys: Out) -> None:
    file = table(tmp_path, *GOOD)
    loaded(capsys, file)
    state, told = loaded(capsys, file)
    assert (state, [one["code"] for one in told["problems"]]) == (1, ["already_published"])
    assert main(["withdraw", "1001"]) == 0
    capsys.readouterr()
    assert loaded(capsys, file)[1]["batch"] == 1002


def test_a_report_is_loaded_by_the_same_call(tmp_path: Path, capsys: Out) -> None:
    report = tmp_path / "益阳市住房公积金2024年年度报告.txt"
    text = "益阳市住房公积金2024年年度报告\n2024年，缴存额41.02亿元，同比增长6.8%。\n"
    report.write_text(text, encoding="utf-8")
    state, told = loaded(capsys, str(report), "--by", "李明")
    assert (state, told["status"], told["batch"]) == (0, "accepted", 1001)
    (reading,) = told["readings"]
    assert (reading["centre"], reading["value"]) == ("yiyang", "41.02")
    assert text[reading["start"] : reading["end"]] == reading["quote"]
    assert shown()[("yiyang", 2024)] == 4.102e9
    assert connection.rows("text_of_source", {"source": "b1001-yiyang"}) == [(text,)]


def test_whose_and_which_year_may_be_said_in_the_call(tmp_path: Path, capsys: Out) -> None:
    lines = ("指标,数值（亿元）", "缴存额,10.50", "提取额,9.00")
    file = table(tmp_path, *lines, name="报表.csv")
    state, told = loaded(capsys, file, "--dry-run")
    assert state == 1
    assert {"year_missing", "centre_missing"} & {one["code"] for one in told["problems"]}
    state, told = loaded(capsys, file, "--dry-run", "--centre", "广州", "--year", "2023")
    assert (state, told["difference"]["new"]) == (0, 2)


def test_the_held_report_itself_is_known_again(capsys: Out, real_data: Path) -> None:
    state, told = loaded(capsys, str(DATA / "reports" / "yiyang_2023.txt"), "--dry-run")
    assert (state, told["status"]) == (1, "rejected")
    assert "already_held" in {one["code"] for one in told["problems"]}
    counts = told["difference"]
    assert counts["new"] == counts["changed"] == 0


def test_a_template_filled_in_is_loaded_cell_for_cell(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "2023.xlsx"
    call = ["template", str(file), "--year", "2023", "--centres", "广州", "yiyang"]
    assert main(call) == 0
    capsys.readouterr()
    book = openpyxl.load_workbook(file)
    sheet = book["缴存"]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "中心")
    (place,) = (n for n, cell in enumerate(heads) if str(cell.value).startswith("缴存额"))
    for row in sheet.iter_rows(min_row=heads[0].row):
        if row[0].value == "益阳" and row[1].value == 2023:
            row[place].value = 0.4
    book.save(file)
    state, told = loaded(capsys, str(file), "--by", "李明")
    assert (state, told["status"]) == (0, "accepted")
    assert told["difference"]["new"] == 1
    assert shown()[("yiyang", 2023)] == 4e7


def test_what_a_workbook_reads_is_printed_an_object_a_line(tmp_path: Path, capsys: Out) -> None:
    assert main(["read", table(tmp_path, *GOOD)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["centre"], one["sheet"], one["cell"]) for one in found] == [
        ("guangzhou", "2023", "D2"),
        ("yiyang", "2023", "D3"),
    ]


@pytest.mark.parametrize(
    ("call", "state", "words"),
    [
        (["withdraw", "77"], 1, "没有批次 77"),
        (["withdraw", "1"], 1, "项目自带的数据"),
        (["load", "none.xlsx"], 1, "none.xlsx"),
        (["load", "."], 1, "是文件夹"),
        (["load", "a.xlsx", "--year", "12"], 2, "--year 现为 12"),
        (["withdraw", "eleven"], 2, "eleven"),
        (["template", "a.xlsx", "--year", "2024", "--centres", "广洲"], 1, "没有中心「广洲」"),
        (["withdraw", "1", "--by", "\udcff"], 2, "无法识别的字符"),
        (["template", "no/such/a.xlsx", "--year", "2024", "--centres", "广州"], 1, "no/such"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    call: list[str], state: int, words: str, capsys: Out
) -> None:
    try:
        done = main(call)
    except SystemExit as error:
        done = int(str(error.code))
    said = capsys.readouterr()
    assert done == state
    assert said.out == ""
    (sentence,) = said.err.splitlines()
    assert words in sentence
    assert sentence.endswith("。")


@pytest.mark.parametrize("name", ["2023.xlsx", "2023.xls", "2023.pdf", "2023.docx"])
def test_what_is_no_such_file_is_refused_in_one_sentence(
    name: str, tmp_path: Path, capsys: Out
) -> None:
    file = tmp_path / name
    file.write_bytes(b"\x00\x01\x02 nothing of the kind" * 50)
    assert main(["load", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (sentence,) = said.err.splitlines()
    assert name in sentence


def test_a_report_whose_only_figure_slips_is_asked_about(tmp_path: Path, capsys: Out) -> None:
    report = tmp_path / "2023.txt"
    report.write_text(
        "广州住房公积金2023年年度报告\n2023年，缴存额105000亿元。\n", encoding="utf-8"
    )
    state, told = loaded(capsys, str(report), "--dry-run")
    assert (state, told["status"]) == (0, "accepted_with_warnings")
    assert "unit_slip" in {one["code"] for one in told["problems"]}


def test_the_file_published_last_takes_the_place_whenever_it_was_staged(
    tmp_path: Path, capsys: Out
) -> None:
    slow = table(tmp_path, HEAD, "广州,2023,缴存额,10.50,万元", name="a.csv")
    assert loaded(capsys, slow)[1]["draft"] == 1001  # a draft: its unit is asked about
    assert loaded(capsys, table(tmp_path, *GOOD, name="b.csv"))[1]["batch"] == 1002
    assert loaded(capsys, slow, "--reason", "核对过")[1]["batch"] == 1001
    assert shown()[("guangzhou", 2023)] == 105_000


def test_a_template_left_as_it_was_brings_nothing(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "2022.xlsx"
    assert main(["template", str(file), "--year", "2022", "--centres", "广州", "广州"]) == 0
    assert "1 个中心" in capsys.readouterr().out
    state, told = loaded(capsys, str(file))
    assert (state, told["batch"], told["draft"]) == (1, None, None)
    assert told["difference"]["unchanged"] == 1
    assert len(connection.rows("states_of_batches")) == 1

"""`gjj read`: an object a reading, a line out for a line in, a marked page, and what it refuses."""

from __future__ import annotations

import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from etl import telling
from etl.__main__ import main
from etl.build import DATA
from etl.records import ROLES

REPORT = DATA / "reports" / "yiyang_2023.txt"
SENTENCE = "2024年，缴存额38.40亿元，同比增长3.78%；拨付补贴12.5亿元。"
CONTRACT = (
    *("indicator", "year", "value", "unit", "growth", "growth_unit", "scope", "role", "item"),
    *("quote", "start", "end"),
)


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def asked(monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    stdin = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    return main(["read", "--jsonl"])


def test_a_report_is_printed_an_object_a_reading_each_with_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = REPORT.read_bytes().decode("utf-8")
    assert main(["read", str(REPORT)]) == 0
    found = objects(capsys)
    assert len(found) == 90
    for one in found:
        assert set(CONTRACT) <= one.keys()
        assert text[one["start"] : one["end"]] == one["quote"]
    (deposits,) = [one for one in found if one["indicator"] == "deposits"]
    assert {key: deposits[key] for key in CONTRACT[:9]} == {
        "indicator": "deposits",
        "year": 2023,
        "value": "38.40",
        "unit": "亿元",
        "growth": "+3.78",
        "growth_unit": "percent",
        "scope": "centre",
        "role": "actual",
        "item": "",
    }
    assert deposits["quote"] == "缴存额38.40亿元，比上年增长3.78%"


def test_a_figure_without_growth_has_null_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("2024年，缴存额38.40亿元。", encoding="utf-8")
    assert main(["read", str(file)]) == 0
    ((growth, unit),) = [(one["growth"], one["growth_unit"]) for one in objects(capsys)]
    assert (growth, unit) == (None, None)


def test_what_was_not_attributed_is_counted_and_listed_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    assert main(["read", str(file)]) == 0
    assert capsys.readouterr().err == "report.txt：1 个数未能归属，用 --unread 列出。\n"
    assert main(["read", str(file), "--unread"]) == 0
    start = SENTENCE.index("12.5亿元")
    assert objects(capsys)[-1] == {"unread": "12.5亿元", "start": start, "end": start + 6}


def test_the_year_of_the_report_can_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("缴存额38.40亿元。", encoding="utf-8")
    assert main(["read", str(file), "--year", "2019"]) == 0
    assert [one["year"] for one in objects(capsys)] == [2019]


def test_a_pdf_gives_page_and_box(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.pdf"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(file), pagesize=(600, 800))
    for line in ("2024年年度报告", SENTENCE):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(50, 700, line)
        canvas.showPage()
    canvas.save()
    assert main(["read", str(file)]) == 0
    (found,) = objects(capsys)
    left, top, right, bottom = found["box"]
    assert (found["value"], found["page"]) == ("38.40", 2)
    assert 50 < left < right < 600
    assert 80 < top < bottom < 120


def test_a_line_in_is_a_line_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = {"id": "a", "text": SENTENCE, "city": "甲市", "report_year": 2024}
    second = {"id": "b", "text": "今天天气很好。", "city": "乙市", "report_year": 2023}
    assert asked(monkeypatch, json.dumps(first), json.dumps(second)) == 0
    answers = objects(capsys)
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert [one["value"] for one in answers[0]["readings"]] == ["38.40"]
    assert answers[1]["readings"] == []


@pytest.mark.parametrize(
    "line", ["不是 JSON", "[]", '{"id": 1}', '{"text": 3}', '{"text": "甲", "report_year": "去年"}']
)
def test_a_line_that_is_no_text_is_told_and_the_others_are_answered(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps({"id": "a", "text": SENTENCE, "report_year": 2024})
    assert asked(monkeypatch, line, good) == 1
    out, err = capsys.readouterr()
    assert [json.loads(answer)["id"] for answer in out.splitlines()] == ["a"]
    assert re.fullmatch(r"第 1 行读不了：现为「.+」，应为 .+；请改正这一行再读。\n", err)


def test_half_of_a_character_comes_back_as_it_was_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"id": "\ud800", "text": f"\udfff{SENTENCE}", "report_year": "2024"})
    assert asked(monkeypatch, line) == 0
    out = capsys.readouterr().out
    out.encode("utf-8")
    answer = json.loads(out)
    assert answer["id"] == "\ud800"
    assert [(one["year"], one["start"]) for one in answer["readings"]] == [(2024, 7)]


class Marks(HTMLParser):
    """Collects the texts of marks by role, and every address the page names."""

    def __init__(self) -> None:
        super().__init__()
        self.roles: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "mark":
            self.roles.append(told["data-role"] or "")
        self.addresses += [told[name] or "" for name in ("src", "href") if name in told]


def test_the_marked_page_shows_every_figure_and_needs_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert main(["read", str(REPORT), "--html", str(page)]) == 0
    found = objects(capsys)
    marks = Marks()
    marks.feed(page.read_text(encoding="utf-8"))
    assert len(marks.roles) == len(found)
    assert {one["role"] for one in found} == set(marks.roles)
    assert marks.addresses == []


def test_the_marked_page_names_the_indicator_that_a_completion_rate_is_of(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert main(["read", str(REPORT), "--html", str(page)]) == 0
    assert "<small>指标完成率 · 缴存额 · 2023 · 实际</small>" in page.read_text(encoding="utf-8")


def test_every_role_has_a_name_on_the_marked_page() -> None:
    assert set(telling.ROLES) == {*ROLES, "unread"}


def test_the_marked_page_keeps_signs_of_the_text_as_text(tmp_path: Path) -> None:
    file, page = tmp_path / "<b>.txt", tmp_path / "page.html"
    file.write_text("<script>alert(1)</script>" + SENTENCE, encoding="utf-8")
    assert main(["read", str(file), "--html", str(page)]) == 0
    written = page.read_text(encoding="utf-8")
    assert "<script>" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in written
    assert written.count("<mark ") == 2


def test_the_marked_page_never_takes_the_place_of_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.html"
    file.write_text(SENTENCE, encoding="utf-8")
    assert main(["read", str(file), "--html", str(tmp_path / "." / "report.html")]) == 2
    assert "--html 的网页不能是报告本身，请另取一个文件名" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == SENTENCE


@pytest.mark.parametrize("year", ["-5", "22", "20224"])
def test_a_year_that_no_report_is_of_is_a_wrong_call(
    year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "report.txt", f"--year={year}"]) == 2
    assert f"--year 现为 {int(year)}，应为 1991 至 2100 的年份" in capsys.readouterr().err


@pytest.mark.parametrize("call", [[], ["--jsonl", "report.txt"]])
def test_a_file_and_lines_go_not_together_and_one_must_be(
    call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", *call]) == 2
    assert capsys.readouterr().err == (
        "调用有误（gjj read 要么给一个文件，要么用 --jsonl 读标准输入）：用 gjj --help 查看用法。\n"
    )


def test_a_text_of_another_field_gives_no_reading_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "recipe.txt"
    file.write_text("面粉500克，鸡蛋3个，180度烤25分钟，比上次增加5分钟。", encoding="utf-8")
    assert main(["read", str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "recipe.txt 里没有读出任何指标：请确认这是住房公积金的报告。\n"


def test_an_unreadable_file_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for name in ("empty.txt", "missing.txt", "."):
        assert main(["read", str(tmp_path / name)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert "Traceback" not in err

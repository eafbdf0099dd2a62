"""The `gjj` command line: exit codes, and one sentence an error that says what to do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.small_data import SmallData, rows_of
from warehouse import connection

HOME = Path(__file__).parents[2]
COUNTED = ("source", "observation", "series", "finding")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what the command line needs of the project, its data with it."""
    made = tmp_path / "project"
    for folder in ("etl", "warehouse"):
        shutil.copytree(HOME / folder, made / folder)
    shutil.copytree(HOME / "data", made / "data", ignore=shutil.ignore_patterns("*.duckdb*"))
    for module in HOME.glob("*.py"):
        shutil.copy(module, made)
    return made


def gjj(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the command line of a project as a person does."""
    environment = {"PYTHONPATH": str(project), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "etl", *arguments]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_a_fault_exits_with_1_names_its_place_and_keeps_the_old_warehouse(project: Path) -> None:
    file, table = project / "data" / "warehouse.duckdb", project / "data/observations/peers.csv"
    done = gjj(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"已建 {file}：")
    before = file.read_bytes()
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",54.16,万家,", ",54.16,万斤,", 1), encoding="utf-8")
    done = gjj(project, "build")
    assert (done.returncode, done.stdout) == (1, "")
    expected = "peers.csv 第 3 行「unit」列：现为「万斤」，应为能换算成 employer 的单位。\n"
    assert done.stderr == expected
    assert file.read_bytes() == before


def test_build_writes_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "elsewhere.duckdb"
    monkeypatch.setenv("GJJ_WAREHOUSE", str(file))
    assert main(["build"]) == 0
    counted = [rows_of(file, f"select count(*) from {table}")[0][0] for table in COUNTED]
    misfits = rows_of(file, "select count(*) from finding where verdict in ('fail', 'note')")
    counted.append(misfits[0][0])
    said = "已建 {}：{} 份来源，{} 条读数，{} 个入选数，{} 次复核，{} 条发现。\n"
    assert capsys.readouterr().out == said.format(file, *counted)
    assert min(counted) > 0


def test_check_prints_a_line_a_finding_and_exits_with_1_when_one_is_an_error(
    real_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(connection.rows("findings"))
    area = "error 广州 2022 支持购房面积：所印 508.1 万平方米，推得 513.17 万平方米。"
    assert any(line.startswith(area) for line in lines)


def test_check_prints_each_finding_as_a_json_object_when_asked(
    real_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {5081000, 1.31e8} <= {finding["stated"] for finding in found}
    assert all(finding["message_zh"] and finding["message_en"] for finding in found)
    assert {finding["verdict"] for finding in found} <= {"fail", "note"}
    wanted = {"check_id", "severity", "centre_id", "year", "indicator_id", "stated", "computed"}
    assert wanted <= found[0].keys()


def test_check_exits_with_0_when_no_finding_is_an_error(
    small_data: SmallData, capsys: pytest.CaptureFixture[str]
) -> None:
    small_data.reading(value="10")
    small_data.reading(value="20")
    small_data.build()
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("error 广州 2022 缴存额")
    small_data.change("update finding set severity = 'warning'")
    assert main(["check"]) == 0


def test_check_prints_nothing_where_nothing_is_found(
    small_data: SmallData, capsys: pytest.CaptureFixture[str]
) -> None:
    small_data.reading()
    small_data.build()
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("call", ["check", "serve"])
def test_a_damaged_warehouse_exits_with_1_and_a_sentence_with_the_way_out(
    small_data: SmallData, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    small_data.file.write_bytes(b"no warehouse" * 400)
    assert main([call]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert str(small_data.file) in sentence
    assert "请运行 gjj build" in sentence


def test_a_missing_warehouse_exits_with_1_and_a_sentence_with_the_way_out(
    small_data: SmallData, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    error = capsys.readouterr().err
    assert error == f"没有数据仓库 {small_data.file}：请运行 gjj build。\n"


@pytest.mark.parametrize("file", ["file/w.duckdb", f"{'w' * 250}.duckdb"])
def test_a_warehouse_that_cannot_be_written_exits_with_1_and_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
) -> None:
    (tmp_path / "file").write_text("a file where a folder is wanted")
    monkeypatch.setenv("GJJ_WAREHOUSE", str(tmp_path / file))
    assert main(["build"]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert str(tmp_path) in sentence
    assert "无法" in sentence


@pytest.mark.parametrize(
    "arguments",
    [[], ["nothing"], ["build", "more"], ["check", "--xml"], ["serve", "--port", "many"]],
    ids=" ".join,
)
def test_a_wrong_call_exits_with_2_and_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("调用有误（")
    assert "gjj --help" in sentence


@pytest.mark.parametrize("call", ["build", "serve", "check", "docs"])
def test_help_lists_every_call_and_what_it_does(
    capsys: pytest.CaptureFixture[str], call: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    (line,) = (o for o in capsys.readouterr().out.splitlines() if o.strip().startswith(f"{call} "))
    assert len(line.split(maxsplit=1)[1]) > 4

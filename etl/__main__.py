"""The `gjj` command line: one function a call, errors one sentence each on standard error."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

import duckdb

from etl.refused import Refused, WrongCall
from tables import FaultyData
from warehouse import connection
from warehouse.writing import NotWritten

HOME: Final = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call; give 0 when done, 1 when the input has problems, 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        for said in arguments if arguments is not None else sys.argv[1:]:
            _refuse_undecodable(said)
        return int(options.run(options))
    except Refused as error:
        return _say(str(error))
    except WrongCall as error:
        print(f"调用有误（{error}）：用 gjj --help 查看用法。", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        return error.returncode
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (
        FaultyData,
        connection.WarehouseUnavailable,
        NotWritten,
        OSError,
        duckdb.IOException,
    ) as error:
        return _say(_sentence(error))


def _refuse_undecodable(said: str) -> None:
    """Refuse words that are no text: bytes that the system could not decode."""
    try:
        said.encode()
    except UnicodeEncodeError:
        shown = said.encode("utf-8", "replace").decode()
        raise WrongCall(f"「{shown}」里有无法识别的字符，应为 UTF-8 文字") from None


def _sentence(error: Exception) -> str:
    """Give the one sentence that tells an error."""
    if isinstance(error, connection.WarehouseUnavailable):
        return _unavailable(error)
    if isinstance(error, OSError):
        return f"文件 {error.filename} 无法读写：{error.strerror}。"
    if isinstance(error, (NotWritten, duckdb.IOException)):
        file, reason = connection.warehouse_file(), str(error).splitlines()[0]
        return f"数据仓库 {file} 无法写入（{reason}），什么也没有改动：请检查磁盘空间后重试。"
    return str(error)


class _Parser(argparse.ArgumentParser):
    """Says a wrong call in one sentence, as every other error."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"调用有误（{message}）：用 gjj --help 查看用法。\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gjj", description="公积金对标：数据与看板")
    calls = parser.add_subparsers(required=True, metavar="命令")
    read = calls.add_parser("read", help="读报告，每个读数一个 JSON 对象")
    read.add_argument("file", nargs="?", type=Path, metavar="文件", help="txt、md、html、docx、pdf")
    read.add_argument("--jsonl", action="store_true", help="逐行读标准输入的 JSON，逐行作答")
    read.add_argument("--html", type=Path, metavar="网页", help="另存标出每个数的网页")
    read.add_argument("--unread", action="store_true", help="也列出未能归属的数")
    read.add_argument("--year", type=int, metavar="年", help="报告年度；不给则取报告开头的年份")
    read.set_defaults(run=_read)
    load = calls.add_parser("load", help="载入工作簿或报告：检查、比对、发布")
    load.add_argument("file", type=Path, metavar="文件", help="xlsx、xls、csv 等，或报告")
    load.add_argument("--dry-run", action="store_true", help="只看问题和差异，什么也不改")
    load.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    load.add_argument("--by", metavar="姓名", help="载入人，默认为系统用户")
    load.add_argument("--reason", metavar="理由", help="对提醒的说明；有提醒时必须给出才能发布")
    load.add_argument("--centre", metavar="中心", help="文件没有写明的中心：编号或名称")
    load.add_argument("--year", type=int, metavar="年", help="文件没有写明的年度")
    load.set_defaults(run=_later("load"))
    withdraw = calls.add_parser("withdraw", help="撤回一个批次，恢复到发布之前")
    withdraw.add_argument("batch", type=int, metavar="批次", help="批次号")
    withdraw.add_argument("--by", metavar="姓名", help="撤回人，默认为系统用户")
    withdraw.add_argument("--reason", metavar="理由", help="撤回的原因")
    withdraw.set_defaults(run=_later("withdraw"))
    template = calls.add_parser("template", help="生成填报模板")
    template.add_argument("file", type=Path, metavar="文件", help="要写的 .xlsx")
    template.add_argument("--year", type=int, required=True, metavar="年", help="填报年度")
    template.add_argument("--centres", nargs="+", required=True, metavar="中心", help="编号或名称")
    template.set_defaults(run=_later("template"))
    build = calls.add_parser("build", help="由 data/ 重建数据仓库")
    build.set_defaults(run=_build)
    serve = calls.add_parser("serve", help="启动看板（没有数据仓库时先建）")
    serve.add_argument("--port", type=int, default=8501, help="端口，默认 8501")
    serve.set_defaults(run=_serve)
    check = calls.add_parser("check", help="列出每一条发现；有错误时退出码为 1")
    check.add_argument("--json", action="store_true", help="每条发现一个 JSON 对象")
    check.set_defaults(run=_check)
    docs = calls.add_parser("docs", help="重写 docs/data-dictionary.md")
    docs.set_defaults(run=_docs)
    return parser


def _later(call: str) -> Callable[[argparse.Namespace], int]:
    """Give a call of `load_calls`, which is imported only once it is made."""

    def run(options: argparse.Namespace) -> int:
        from etl import load_calls

        if getattr(options, "year", None) is not None:
            _refuse_year(options.year)
        done: int = getattr(load_calls, call)(options)
        return done

    return run


def _refuse_year(year: int) -> None:
    from etl.telling import YEARS

    if year not in YEARS:
        raise WrongCall(f"--year 现为 {year}，应为 {YEARS[0]} 至 {YEARS[-1]} 的年份")


def _read(options: argparse.Namespace) -> int:
    if options.jsonl == bool(options.file):
        raise WrongCall("gjj read 要么给一个文件，要么用 --jsonl 读标准输入")
    if options.year is not None:
        _refuse_year(options.year)
    if options.html and options.file and options.html.resolve() == options.file.resolve():
        raise WrongCall("--html 的网页不能是报告本身，请另取一个文件名")
    return _read_lines() if options.jsonl else _read_file(options)


def _read_file(options: argparse.Namespace) -> int:
    from catalogue import catalogue

    if options.file.is_file():
        from etl import load_calls

        if load_calls.is_workbook(options.file):
            if options.html or options.unread:
                raise WrongCall("--html 和 --unread 只用于文字报告")
            return load_calls.read(options)
    from etl import documents, recognise, telling

    try:
        document = documents.read_document(options.file)
    except documents.UnreadableDocument as error:
        return _say(str(error))
    found = recognise.recognise(document.text, catalogue(), year=options.year)
    if options.html:
        page = telling.page(found, document, catalogue())
        options.html.write_text(page, encoding="utf-8")
    for line in telling.lines(found, document):
        print(line)
    for line in telling.unread_lines(found) if options.unread else ():
        print(line)
    if not found.readings:
        return _say(f"{document.name} 里没有读出任何指标：请确认这是住房公积金的报告。")
    if found.unread:
        _say(f"{document.name}：{len(found.unread)} 个数未能归属，用 --unread 列出。")
    return 0


def _read_lines() -> int:
    from catalogue import catalogue
    from etl import telling

    known, state = catalogue(), 0
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            print(telling.answer(line, number, known), flush=True)
        except telling.FaultyLine as error:
            state = _say(str(error))
    return state


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _build(_: argparse.Namespace) -> int:
    from etl.build import build

    built = build()
    print(
        f"已建 {built.file}：{built.sources} 份来源，{built.observations} 条读数，"
        f"{built.figures} 个入选数，{built.checked} 次复核，{built.findings} 条发现。"
    )
    return 0


def _serve(options: argparse.Namespace) -> int:
    state = connection.state()
    if state == "missing":
        # In a process of its own, so that what only a build needs does not stay in memory.
        subprocess.run([sys.executable, "-m", "etl", "build"], cwd=HOME, check=True)
    elif state != "ok":
        raise connection.WarehouseUnavailable(state, connection.warehouse_file())
    from streamlit.web.cli import main as streamlit

    os.chdir(HOME)  # Streamlit reads .streamlit/config.toml from the working directory
    call = ["run", str(HOME / "app.py"), f"--server.port={options.port}"]
    return int(streamlit(call, prog_name="streamlit", standalone_mode=False) or 0)


def _check(options: argparse.Namespace) -> int:
    from catalogue import catalogue
    from etl import finding_lines
    from findings import Finding

    found = [Finding.of(row) for row in connection.rows("findings")]
    for one in found:
        if options.json:
            print(json.dumps(finding_lines.told(one), ensure_ascii=False))
        else:
            print(finding_lines.line(one, catalogue()))
    return int(any(one.severity == "error" for one in found))


def _docs(_: argparse.Namespace) -> int:
    from etl.dictionary import write

    print(f"已写 {write(HOME / 'docs' / 'data-dictionary.md')}。")
    return 0


def _unavailable(error: connection.WarehouseUnavailable) -> str:
    if error.state == "missing":
        return f"没有数据仓库 {error.file}：请运行 gjj build。"
    if error.state == "held":
        return (
            f"数据仓库 {error.file} 正由看板（或另一个 gjj 进程）使用："
            "请在看板的「上传」页和「历史」页操作，或先停掉看板再运行本命令。"
        )
    if error.state == "foreign":
        return (
            f"数据仓库 {error.file} 由别的版本写成，其中上传的数据搬不过来，什么也没有改动："
            "请用写它的版本打开，或把它移到别处后再运行 gjj build。"
        )
    return f"数据仓库 {error.file} 无法读取（可能损坏或由别的版本写成）：请运行 gjj build 重建。"


if __name__ == "__main__":
    sys.exit(main())

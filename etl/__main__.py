"""The `gjj` command line: one function a call, errors one sentence each on standard error."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import duckdb

from tables import FaultyData
from warehouse import connection

HOME: Final = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call; give 0 when done, 1 when the input has problems, 2 for a wrong call."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except FaultyData as error:
        print(error, file=sys.stderr)
        return 1
    except connection.WarehouseUnavailable as error:
        print(_unavailable(error), file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode
    except OSError as error:
        print(f"文件 {error.filename} 无法读写：{error.strerror}。", file=sys.stderr)
        return 1
    except duckdb.IOException as error:
        file, reason = connection.warehouse_file(), str(error).splitlines()[0]
        print(f"数据仓库 {file} 无法写入：{reason}。", file=sys.stderr)
        return 1


class _Parser(argparse.ArgumentParser):
    """Says a wrong call in one sentence, as every other error."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"调用有误（{message}）：用 gjj --help 查看用法。\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gjj", description="公积金对标：数据与看板")
    calls = parser.add_subparsers(required=True, metavar="命令")
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


def _build(_: argparse.Namespace) -> int:
    from etl.build import build

    built = build()
    print(
        f"已建 {built.file}：{built.sources} 份来源，{built.observations} 条读数，"
        f"{built.figures} 个入选数，{built.findings} 条发现。"
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
    columns, found = connection.table("findings")
    for row in found:
        finding = dict(zip(columns, row, strict=True))
        if options.json:
            print(json.dumps(finding, ensure_ascii=False))
        else:
            print("{severity} {centre_id} {year} {indicator_id}：{message_zh}".format(**finding))
    return int(any(row[columns.index("severity")] == "error" for row in found))


def _docs(_: argparse.Namespace) -> int:
    from etl.dictionary import write

    print(f"已写 {write(HOME / 'docs' / 'data-dictionary.md')}。")
    return 0


def _unavailable(error: connection.WarehouseUnavailable) -> str:
    if error.state == "missing":
        return f"没有数据仓库 {error.file}：请运行 gjj build。"
    return f"数据仓库 {error.file} 无法读取（可能损坏或由别的版本写成）：请运行 gjj build 重建。"


if __name__ == "__main__":
    sys.exit(main())

"""`gjj load`, `gjj withdraw`, `gjj template`: what the upload page does, from the command line."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from catalogue import Catalogue, catalogue
from etl import loading, uploads
from etl.choices import ANY, Choices
from etl.difference import lines_of
from etl.loading import Examined
from etl.problems import Problem
from etl.refused import Refused
from etl.understanding import UnreadableFile, understand
from etl.uploads import Act, WrongState
from warehouse.connection import cursor
from warehouse.writing import writing

LEVELS: Final = {"error": "错误", "warning": "提醒", "note": "提示"}
STATES: Final = {
    "staged": "待发布",
    "published": "已发布",
    "withdrawn": "已撤回",
    "discarded": "已放弃",
}


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook rather than a report."""
    from etl import workbooks

    with path.open("rb") as file:
        head = file.read(workbooks.LARGEST_BYTES + 1)
    return workbooks.is_workbook(head, path.name)


def read(options: argparse.Namespace) -> int:
    """Print the readings of a workbook, a JSON object each; give 1 where there are none."""
    try:
        found = understand(
            _content(options.file), options.file.name, catalogue(), Choices(year=options.year)
        )
    except UnreadableFile as error:
        raise Refused(error.says("zh")) from None
    for reading in found.readings():
        print(json.dumps(reading, ensure_ascii=False))
    wrong = sum(problem.level != "note" for problem in found.problems)
    if wrong:
        print(f"{found.name}：{wrong} 处有问题，用 gjj load --dry-run 查看。", file=sys.stderr)
    if not found.count:
        raise Refused(f"「{found.name}」里没有读出任何指标：请确认这是住房公积金的数据。")
    return 0


def load(options: argparse.Namespace) -> int:
    """Load a file; give 0 where it is published, or could be in a dry run, else 1."""
    known, content = catalogue(), _content(options.file)
    reasons = {ANY: options.reason} if options.reason else {}
    choices = Choices(centre=_centre(options.centre, known), year=options.year, reasons=reasons)
    act = Act(options.by or _user(), uploads.now(), options.reason or "")
    name = options.file.name
    try:
        examined = loading.examine(content, name, known, choices)
        batch = None if options.dry_run else _keep(content, examined, known, act)
    except UnreadableFile as error:
        raise Refused(error.says("zh")) from None
    except loading.Overtaken as error:
        raise Refused(_overtaken(error)) from None
    if options.json:
        print(json.dumps(_told(examined, batch), ensure_ascii=False))
    else:
        print("\n".join(_lines(examined, batch, known)))
    return _state(examined, is_dry=options.dry_run)


def _state(examined: Examined, *, is_dry: bool) -> int:
    """Give the exit code, and say on standard error what keeps the file from being published."""
    name = examined.understood.name
    if not examined.understood.count:
        print(f"「{name}」里没有读出任何指标：请确认这是住房公积金的数据。", file=sys.stderr)
        return 1
    if examined.status == "rejected":
        print(f"「{name}」有错误，没有发布：请改正后再载入。", file=sys.stderr)
        return 1
    if not examined.understood.observations:
        print(f"「{name}」里没有新的数：填好以后再载入。", file=sys.stderr)
        return 1
    if examined.unanswered and not is_dry:
        count = len(examined.unanswered)
        print(f"「{name}」有 {count} 条提醒要说明理由：请加 --reason 再载入。", file=sys.stderr)
        return 1
    return 0


def _keep(content: bytes, examined: Examined, known: Catalogue, act: Act) -> int | None:
    """Publish what may be published, keep as a draft what still needs a reason."""
    understood = examined.understood
    if examined.status == "rejected" or not understood.observations:
        return None
    draft = _draft(understood.sha256)
    if examined.is_publishable:
        return loading.publish(
            content,
            understood.name,
            known,
            understood.choices,
            act,
            batch_id=draft,
            seen=examined.edition,
        )[0]
    if draft is not None:
        return draft
    with writing() as writer:
        return uploads.stage(writer, understood.name, content, act, understood.choices)


def _draft(sha256: str) -> int | None:
    """Give the draft that holds the same file, if one does."""
    with cursor() as reader:
        found = [one.batch_id for one in uploads.drafts(reader) if one.sha256 == sha256]
    return found[0] if found else None


def _told(examined: Examined, batch: int | None) -> dict[str, Any]:
    understood = examined.understood
    return {
        "file": understood.name,
        "sha256": understood.sha256,
        "status": examined.status,
        "readings": list(understood.readings()),
        "problems": [_problem(problem) for problem in examined.problems],
        "difference": examined.difference.counts,
        "batch": batch if examined.is_publishable else None,
        "draft": None if examined.is_publishable else batch,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    where: dict[str, Any] = {"sheet": place.sheet, "cell": place.cell}
    if place.start is not None:
        where = {"start": place.start, "end": place.end}
    words = {part: problem.says(part) for part in ("found", "expected", "fix")}
    return {**where, "level": problem.level, "code": problem.code, **words}


def _lines(examined: Examined, batch: int | None, known: Catalogue) -> Iterator[str]:
    understood = examined.understood
    yield f"{understood.name}：{understood.count} 个读数。"
    for problem in examined.problems:
        yield (
            f"{LEVELS[problem.level]}{_where(problem)}：{problem.says('found')}；"
            f"应为{problem.says('expected').rstrip('。')}；{problem.says('fix').rstrip('。')}。"
        )
    yield from lines_of(examined.difference, known)
    if batch is not None:
        state = "已发布" if examined.is_publishable else "已存为草稿"
        yield f"批次 {batch} {state}。"


def _where(problem: Problem) -> str:
    if problem.place.start is not None:
        return f" 第 {problem.place} 字"
    return f" {problem.place}" if problem.place.sheet else ""


def withdraw(options: argparse.Namespace) -> int:
    """Withdraw a batch; give 0."""
    act = Act(options.by or _user(), uploads.now(), options.reason or "")
    try:
        with writing() as writer:
            uploads.withdraw(writer, catalogue(), options.batch, act)
    except WrongState as error:
        raise Refused(_wrong_state(error)) from None
    print(f"批次 {options.batch} 已撤回，数据恢复到发布之前。")
    return 0


def template(options: argparse.Namespace) -> int:
    """Write the workbook to fill in; give 0."""
    from etl.stored import Stored
    from etl.template import template as made

    known = catalogue()
    centres = list(dict.fromkeys(_centre(name, known) for name in options.centres))
    with cursor() as reader:
        content = made(known, Stored(reader, centres), centres, options.year)
    options.file.write_bytes(content)
    print(f"已写 {options.file}：{options.year} 年，{len(centres)} 个中心。")
    return 0


def _user() -> str:
    """Give the system's name of who calls; an id without a name, as in a container, is the id."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"


def _centre(name: str | None, known: Catalogue) -> str:
    """Give a centre's id from its id or name, empty for none asked; raise Refused."""
    if not name:
        return ""
    for centre in known.centres.values():
        if name in {centre.id, centre.name.zh, centre.full_name.zh, centre.name.en}:
            return centre.id
    raise Refused(f"没有中心「{name}」：应为中心目录里的编号或名称，例如 guangzhou 或 广州。")


def _content(path: Path) -> bytes:
    from etl.workbooks import LARGEST_BYTES

    if path.is_dir():
        raise Refused(f"「{path}」是文件夹，应为一个文件：请给出其中的一个。")
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise Refused(
            f"「{path.name}」有 {size / 1e6:.1f} MB，应不超过 {LARGEST_BYTES / 1e6:.0f} MB："
            "请拆成几个文件再载入。"
        )
    return path.read_bytes()


def _overtaken(error: loading.Overtaken) -> str:
    batches = "、".join(str(batch) for batch in error.batches)
    return f"比对之后批次 {batches} 改动了同样的数，没有发布：请重新载入，看过新的差异再发布。"


def _wrong_state(error: WrongState) -> str:
    if not error.state:
        return f"没有批次 {error.batch_id}：请在历史页核对批次号。"
    if error.state == uploads.BUILT:
        return f"批次 {error.batch_id} 是项目自带的数据，不能撤回：请修改 data/ 后运行 gjj build。"
    state = STATES[error.state]
    return f"批次 {error.batch_id} 现为{state}，应为已发布的批次：请在历史页核对批次号。"

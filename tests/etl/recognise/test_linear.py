"""No text hangs the recogniser: hostile texts of up to a million characters are read in a process
whose time and memory the system bounds, far below what runaway backtracking would take.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# Several times what a linear reader needs for a text, and a fraction of what a quadratic one does.
CPU_SECONDS, BYTES = 10, 3 * 2**30
LONG, HUGE = 60_000, 1_000_000

# The bound on time is set anew for every text, so that one does not use up another's.
PROGRAM = """
import resource, sys, time
from catalogue import catalogue
from etl.recognise import recognise
resource.setrlimit(resource.RLIMIT_AS, ({size}, {size}))
for piece in eval(sys.stdin.read()):
    text = (piece * ({length} // len(piece) + 1))[:{length}]
    until = int(time.process_time()) + {seconds}
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
    {read}
    print(ascii(piece), flush=True)
"""
READ = "recognise(text, catalogue(), year=2024)"

ALONE = [
    *(
        "1",
        "１",
        "一",
        "十",
        "百万",
        "0.",
        "1.",
        "1,",
        "1，",
        "1 ",
        "１　",
        "-",
        "%",
        "％",
        "‰",
        ".",
    ),
    *("同比", "增长", "下降", "分别", "其中", "其中，", "比上年末", "累计", "2024年", "年末"),
    *(
        "（",
        "）",
        "(",
        "【",
        "：",
        "、",
        "，",
        "；",
        "。",
        "\n",
        "\t",
        " ",
        "\u3000",
        "\r\n",
        "\x00",
    ),
    *("缴存额", "提取", "贷款", "个人住房贷款", "市中心", "分中心", "占", "为", "超过", "多", "第"),
]
MIXED = [
    *(
        "1亿元",
        "1亿元、",
        "1.1万笔",
        "1%、",
        "增长1%、",
        "缴存额1亿元，",
        "缴存额同比",
        "其中：市中心",
    ),
    *(
        "（其中",
        "缴存额（",
        "（1）",
        "1（含",
        "2024年12月",
        "1-",
        "1~2",
        "2024年末，",
        "百亿",
        "甲市中心：",
    ),
    *(
        "同比分别增长",
        "分别增长1%",
        "1亿元，同比增长1%，",
        "缴存余额、",
        "占比1%",
        "1 1,1，1.1",
        "a1",
    ),
    *(
        "缴存额1亿元其中（市中心1亿元",
        "缴存额\t1\t",
        "|缴存额|1|\n",
        "[bookmark: ",
        "## ",
        "<td>1</td>",
    ),
    *(
        "截至2024年",
        "上年为",
        "突破百",
        "不低于",
        "从1亿元增加到",
        "1个百分点",
        "万",
        "亿",
        "万元万元",
        "个",
    ),
]


REPORT = (ROOT / "data" / "reports" / "guangzhou_2022.txt").read_text(encoding="utf-8")
WHOLE_PARTS = [
    "情况如下：\n指标\t2024年\n缴存额\t1亿元\n",
    "## 一、缴存情况\n其中：市中心缴存额1亿元，同比增长1%。\n",
]
HUGE_ONES = ["1,", " ", "（", "其中", WHOLE_PARTS[0], REPORT]
GROUPS = {
    "one sign or word": (ALONE, LONG, CPU_SECONDS),
    "signs and words": ([*MIXED, *WHOLE_PARTS], LONG, CPU_SECONDS),
    "a million characters": (HUGE_ONES, HUGE, 6 * CPU_SECONDS),
}


def unread_after(pieces: list[str], length: int, seconds: int, read: str = READ) -> list[str]:
    """Read a text of each piece over and over; give the pieces that the process did not get to."""
    program = PROGRAM.format(length=length, seconds=seconds, size=BYTES, read=read)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        input=ascii(pieces),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    reached = done.stdout.splitlines()
    assert reached == [ascii(piece) for piece in pieces[: len(reached)]]
    return pieces[len(reached) :]


@pytest.mark.parametrize("group", GROUPS)
def test_one_piece_over_and_over_is_read_in_bounded_time_and_memory(group: str) -> None:
    assert unread_after(*GROUPS[group]) == []


def test_a_text_that_takes_too_long_would_be_named() -> None:
    endless = "while piece == '2': pass"
    assert unread_after(["1", "2", "3"], 10, 1, endless) == ["2", "3"]

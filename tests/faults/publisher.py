"""A process that publishes and withdraws files without end and says each time that it is done."""

from __future__ import annotations

import sys
from itertools import count

from catalogue import catalogue
from etl import loading, uploads
from etl.choices import Choices
from etl.uploads import Act
from warehouse.writing import writing

KNOWN = catalogue()
CENTRES = ("广州", "益阳", "北京", "上海", "深圳")
INDICATORS = {"缴存额": "亿元", "提取额": "亿元", "实缴职工": "万人", "贷款发放额": "亿元"}
YEARS = range(2015, 2025)
FIGURES = len(CENTRES) * len(INDICATORS) * len(YEARS)
REASONS = {"*": "试验"}


def table(number: int) -> bytes:
    """Give a table of figures of which no two numbers' are alike."""
    lines = ["中心,年度,指标,数值,单位"]
    for place, centre in enumerate(CENTRES):
        for step, (indicator, unit) in enumerate(INDICATORS.items()):
            level = 100 + 10 * place + step + number / 1000
            lines += [f"{centre},{year},{indicator},{level:.3f},{unit}" for year in YEARS]
    return "\n".join(lines).encode()


def publish(number: int, by: str = "李明") -> int:
    """Publish the table of that number; give its batch id."""
    act = Act(by, uploads.now())
    content = table(number)
    return loading.publish(content, f"{number}.csv", KNOWN, Choices(reasons=REASONS), act)[0]


def main() -> None:
    """Publish for ever; withdraw every second batch."""
    for number in count(int(sys.argv[1])):
        print("started", flush=True)
        batch_id = publish(number)
        print("published", batch_id, flush=True)
        if number % 2:
            with writing() as writer:
                uploads.withdraw(writer, KNOWN, batch_id, Act("李明", uploads.now()))
            print("withdrawn", batch_id, flush=True)


if __name__ == "__main__":
    main()

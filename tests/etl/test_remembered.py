"""What was corrected once is remembered for the centre's next file, even its only heading."""

from __future__ import annotations

from etl import loading, uploads
from etl.choices import Choices, Correction
from etl.uploads import Act
from tests.small_data import SmallData
from tests.uploaded import KNOWN, WHEN
from warehouse.writing import writing

FIRST = "广州住房公积金2023年\n项目,本年（亿元）\n归集规模,10.50\n提取额,9.00\n"
SECOND = "广州住房公积金2024年\n项目,本年（亿元）\n归集规模,11.50\n另一项,1.00\n"
CORRECTION = Correction("归集规模", "deposits")


def readings(text: str, name: str, choices: Choices) -> list[tuple[str, int, str]]:
    examined = loading.examine(text.encode(), name, KNOWN, choices)
    told = examined.understood.readings()
    return [(one["indicator"], one["year"], one["value"]) for one in told]


def test_a_correction_is_remembered_at_publishing_for_the_next_file(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    assert readings(FIRST, "a.csv", Choices()) == [("withdrawals", 2023, "9.00")]
    corrected = Choices(corrections=(CORRECTION,), reasons={"*": "试载"})
    loading.publish(FIRST.encode(), "a.csv", KNOWN, corrected, Act("李明", WHEN))
    assert readings(SECOND, "b.csv", Choices()) == [("deposits", 2024, "11.50")]
    with writing() as writer:
        uploads.forget(writer, "guangzhou", "归集规模")
    assert readings(SECOND, "b.csv", Choices()) == []

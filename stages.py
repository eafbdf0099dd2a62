"""How reports name the stages of a year's budget: what was planned first, what it was adjusted to.

Shared by the reader of texts, the rules and what shows a budget, so that all take a name alike.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Stage(NamedTuple):
    """A stage, `plan` or `adjusted`; the item its figures have; the names it goes by."""

    name: str
    item: str
    names: tuple[str, ...]


# 调整后部门预算 is adjusted whatever else stands in it, so those come first.
STAGES: Final = (
    Stage(
        "adjusted",
        "调整预算",
        (
            *("调整预算", "预算调整", "调整后预算", "调整后的预算", "调整后部门预算"),
            *("调整后总预算", "调整后全年预算", "全年预算", "追加后预算", "追加后的预算"),
        ),
    ),
    Stage(
        "plan",
        "年初预算",
        ("年初预算", "年初部门预算", "期初预算", "部门预算", "批复预算", "预算批复"),
    ),
    Stage("plan", "预算安排", ("预算安排",)),
)


def stage_of(item: str) -> str:
    """Give the stage that an item's name tells, empty where it tells none."""
    told = (stage.name for stage in STAGES for name in stage.names if name in item)
    return next(told, "")

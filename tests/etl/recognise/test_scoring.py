"""The scores punish what is read wrongly, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from bench.labelled import Case, Figure, Ignored, figure_read
from bench.reading import Score, by_every_indicator, by_the_excerpts_rules, by_the_hand_list


@dataclass(frozen=True)
class Made:
    indicator: str = "deposits"
    year: int = 2024
    value: str = "38.40"
    unit: str = "亿元"
    scope: str = "centre"
    role: str = "actual"
    item: str = ""
    growth: str = "3.78"
    growth_unit: str = "percent"


RIGHT = Made()
Rules = Callable[[list[Case], Callable[[str, int], list[Made]]], Score]
BOTH = pytest.mark.parametrize("rules", [by_the_excerpts_rules, by_every_indicator])


def case(*facts: Made, ignored: tuple[Ignored, ...] = ()) -> Case:
    return Case("one", "text", 2024, tuple(map(figure_read, facts)), (), ignored)


def scored(rules: Rules, labelled: Case, *read: Made) -> Score:
    return rules([labelled], lambda *_: list(read))


@BOTH
def test_a_right_reading_scores_in_full(rules: Rules) -> None:
    score = scored(rules, case(RIGHT), RIGHT)
    assert (score.precision, score.recall, score.growth, score.growth_all) == (1, 1, 1, 1)


@BOTH
@pytest.mark.parametrize(
    "changed", [{"value": "38.41"}, {"unit": "万元"}, {"scope": "乙分中心"}, {"year": 2023}]
)
def test_a_reading_with_one_wrong_part_is_wrong_and_leaves_the_fact_missed(
    rules: Rules, changed: dict[str, str]
) -> None:
    score = scored(rules, case(RIGHT), replace(RIGHT, **changed))  # type: ignore[arg-type]
    assert (score.found, len(score.missed), len(score.wrong)) == (0, 1, 1)


@BOTH
@pytest.mark.parametrize("growth", [("-3.78", "percent"), ("3.78", "point"), ("", "")])
def test_growth_is_scored_apart(rules: Rules, growth: tuple[str, str]) -> None:
    read = replace(RIGHT, growth=growth[0], growth_unit=growth[1])
    score = scored(rules, case(RIGHT), read)
    assert (score.precision, score.recall, score.growth) == (1, 1, 0)


@BOTH
def test_units_that_mean_the_same_count_as_the_same(rules: Rules) -> None:
    persons = replace(RIGHT, indicator="withdrawing_employees", unit="万名")
    assert scored(rules, case(persons), replace(persons, unit="万人")).found == 1


@BOTH
def test_a_number_to_be_ignored_is_neither_right_nor_wrong(rules: Rules) -> None:
    ignored = Ignored(figure_read(RIGHT).value, frozenset())
    score = scored(rules, case(ignored=(ignored,)), RIGHT)
    assert (score.found, score.wrong, score.missed) == (0, [], [])


def test_growth_that_nobody_printed_is_wrong() -> None:
    plain = replace(RIGHT, growth="", growth_unit="")
    assert scored(by_every_indicator, case(plain), RIGHT).growth == 0


def test_role_and_item_are_compared_where_every_indicator_is_scored() -> None:
    target = replace(RIGHT, role="target")
    assert scored(by_every_indicator, case(target), RIGHT).missed
    part = replace(RIGHT, indicator="bank_deposit_mix", item="活期")
    assert scored(by_every_indicator, case(part), replace(part, item="定期")).missed
    assert scored(by_every_indicator, case(part), replace(part, item="活期存款")).found == 1
    assert scored(by_every_indicator, case(part), replace(part, item="")).found == 1


def test_figures_that_repeat_in_a_report_need_a_reading_each() -> None:
    one, two = replace(RIGHT, item="甲"), replace(RIGHT, item="乙")
    listed: list[Figure] = [figure_read(RIGHT), figure_read(one), figure_read(two)]
    assert by_the_hand_list("r", listed, [two, one, RIGHT]).recall == 1
    assert len(by_the_hand_list("r", listed, [one, two]).missed) == 1
    assert len(by_the_hand_list("r", listed, [one, two, one, one]).wrong) == 1

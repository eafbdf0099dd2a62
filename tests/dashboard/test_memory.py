"""Remembered answers: asked for once, kept apart by arguments, dropped with the warehouse."""

from __future__ import annotations

import pytest

from dashboard.memory import remembered
from tests.small_data import SmallData
from warehouse.connection import WarehouseUnavailable


def test_an_answer_is_worked_out_once_for_the_same_arguments(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    asked: list[tuple[str, int]] = []

    @remembered
    def question(word: str, number: int = 0) -> str:
        asked.append((word, number))
        return word * number

    assert [question("a", 2), question("a", 2), question("a", 3)] == ["aa", "aa", "aaa"]
    assert asked == [("a", 2), ("a", 3)]
    assert question.__name__ == "question"


def test_answers_are_forgotten_once_a_new_warehouse_stands(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    answers = iter(range(9))

    @remembered
    def question() -> int:
        return next(answers)

    assert (question(), question()) == (0, 0)
    small_data.build()
    assert (question(), question()) == (1, 1)


def test_nothing_is_answered_from_memory_when_the_warehouse_is_gone(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()

    @remembered
    def question() -> int:
        return 1

    assert question() == 1
    small_data.file.unlink()
    with pytest.raises(WarehouseUnavailable):
        question()

"""Marks: one for each place, as the most telling reading there asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.documents import Reading, Span
from dashboard.source_marks import FAMILIES, FAMILY_OF, Mark, Painted, marks_of, uses_of
from etl.records import ROLES
from intervals import Interval

READING = Reading(
    *("guangzhou", 2022, "2022", "deposits", "centre", "actual", "", "", "10", "亿元", "CNY"),
    *("", "", "", "", "a.csv", "2", "", "chosen", ""),
    amount=Interval(1e9, 0.95e9, 1.05e9),
    quote=Span(0, 10),
    figure=Span(3, 5),
)


def test_every_role_belongs_to_one_family() -> None:
    assert set(FAMILY_OF) == set(ROLES)
    assert sum(len(roles) for roles in FAMILIES.values()) == len(ROLES)


@pytest.mark.parametrize(
    ("own", "prior", "uses"),
    [
        ("chosen", "", ["chosen"]),
        ("chosen", "chosen", ["chosen", "derived"]),
        ("chosen", "alternative", ["chosen", "alternative"]),
        ("alternative", "alternative", ["alternative"]),
        ("", "", ["none"]),
    ],
)
def test_what_became_of_a_reading_is_said_in_words(own: str, prior: str, uses: list[str]) -> None:
    assert uses_of(replace(READING, own=own, prior=prior)) == uses


def test_a_figure_is_marked_by_role_and_use() -> None:
    plan = replace(READING, role="plan", own="", figure=Span(7, 9))
    assert marks_of([READING, plan], []) == [
        Mark(Span(3, 5), "3", "actual chosen"),
        Mark(Span(7, 9), "7", "target"),
    ]


def test_readings_of_one_figure_share_a_mark_and_the_chosen_one_decides_how_it_looks() -> None:
    other = replace(READING, indicator_id="loan_balance", role="policy", own="")
    assert marks_of([other, READING], []) == [Mark(Span(3, 5), "3", "actual chosen")]


def test_a_reading_without_a_figure_has_its_whole_quote_marked() -> None:
    words = replace(READING, figure=None, own="alternative")
    assert marks_of([words], []) == [Mark(Span(0, 10), "0", "actual alternative")]


def test_a_reading_of_no_text_has_no_mark() -> None:
    assert marks_of([replace(READING, quote=None, figure=None)], []) == []


def test_figures_go_before_unread_numbers_and_both_before_quotes() -> None:
    words = replace(READING, figure=None)
    painted = Painted("0123456789", marks_of([READING, words], [Span(4, 7)]))
    pieces = [(text, mark.kind if mark else "") for text, mark in painted.pieces(Span(0, 10))]
    assert pieces == [
        ("012", "actual chosen"),
        ("34", "actual chosen"),
        ("56", "unread"),
        ("789", "actual chosen"),
    ]

"""Places: bands among like figures, none where too few centres have one."""

from __future__ import annotations

from typing import Any

import pytest

from figures import Figure
from ranks import FEWEST_TO_RANK, Place, place_of, places
from tests.made_figures import around, figure


def five(*values: float, half: float = 0.0) -> list[Figure]:
    names = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan", "xian")
    return [figure(v, half, centre=name) for name, v in zip(names, values, strict=False)]


def test_the_largest_comes_first_unless_lower_is_better() -> None:
    figures = five(30, 50, 40, 20, 10)
    assert place_of("guangzhou", figures, "higher_better") == Place(3, 3, 5)
    assert place_of("yiyang", figures, "higher_better") == Place(1, 1, 5)
    assert place_of("yiyang", figures, "lower_better") == Place(5, 5, 5)
    assert place_of("yiyang", figures, "neutral") == Place(1, 1, 5)


def test_a_place_is_a_band_where_rounding_leaves_it_open() -> None:
    figures = five(30, 31, 40, 20, 10, half=1)
    assert place_of("guangzhou", figures, "higher_better") == Place(2, 3, 5)
    assert place_of("beijing", figures, "higher_better") == Place(1, 1, 5)


def test_too_few_centres_make_no_ranking() -> None:
    figures = five(5, 4, 3, 2, 1)
    assert len(figures) == FEWEST_TO_RANK
    assert place_of("guangzhou", figures, "higher_better") == Place(1, 1, 5)
    assert place_of("guangzhou", figures[:-1], "higher_better") is None


@pytest.mark.parametrize("note", [{"doubt": "待核"}, {"qualifier": "出表后"}])
def test_a_doubted_or_unlike_figure_is_not_ranked_and_ranks_no_other(note: dict[str, Any]) -> None:
    special = figure(100, 0, centre="xian", **note)
    figures = [*five(5, 4, 3, 2, 1), special]
    assert place_of("xian", figures, "higher_better") is None
    assert place_of("guangzhou", figures, "higher_better") == Place(1, 1, 5)
    assert place_of("guangzhou", [*figures[:4], special], "higher_better") is None


def test_a_centre_without_a_figure_has_no_place() -> None:
    assert place_of("haikou", five(5, 4, 3, 2, 1), "higher_better") is None


def test_all_centres_are_placed_at_once_as_each_is_by_itself() -> None:
    figures = five(30, 31, 40, 20, 10, half=1)
    for direction in ("higher_better", "lower_better", "neutral"):
        alone = [place_of(one.centre_id, figures, direction) for one in figures]
        assert places([one.amount for one in figures], direction) == alone
    assert places([around(1)] * (FEWEST_TO_RANK - 1), "neutral") == []

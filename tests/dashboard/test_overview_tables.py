"""The tables under the overview: amounts that are parts of one another stand in one unit."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.peers import Peers
from dashboard.markup import joined
from dashboard.numbers import shared_scale
from dashboard.overview import overview_of
from dashboard.selection import all_centres
from intervals import exactly, from_printed


@pytest.mark.parametrize(
    ("asked", "unit"), [("auto", "万元"), ("small", "万元"), ("large", "亿元")]
)
def test_budgets_stand_in_one_unit_of_money(real_data: Path, asked: str, unit: str) -> None:
    page = overview_of("guangzhou", 2022, Peers("all", "", all_centres()), asked, "zh")
    (panel,) = (group for group in page.groups if ">预算与支出<" in group.text)
    units = set(re.findall('<span class="unit">([^<]*元)</span>', panel.text))
    assert units == {unit}
    every = set(re.findall('<span class="unit">([^<]*元)</span>', joined(page.groups).text))
    assert len(every) > 1 or asked != "auto", "groups of other amounts keep their own units"


def test_parts_share_a_unit_in_which_each_has_the_digits_it_was_printed_with() -> None:
    whole, part = from_printed("1.43", Decimal("1e8")), from_printed("8817.39", Decimal("1e4"))
    assert shared_scale([part, exactly(65200)]).unit == "万元"
    scale = shared_scale([whole, part])
    assert (scale.unit, scale.number(whole), scale.number(part)) == ("亿元", "1.43", "0.8817")

"""A file that says what is published already changes nothing, whatever the real data hold."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from etl.checking.item import Item
from etl.normalise import Observation
from etl.problems import Place
from tests.small_data import rows_of
from tests.trial_uploads import meaning

COLUMNS = ", ".join(f"o.{field.name}" for field in fields(Observation))
SERIES = f"""
select {COLUMNS}
from series x join observation o on o.observation_id = x.observation_id
where x.basis = 'reported'
order by o.observation_id
"""
# A report may tell a line twice; the last report that tells it is the one that counts.
BESIDE = f"""
select {COLUMNS}
from observation o join source s on s.source_id = o.source_id
where o.observation_id not in (select observation_id from candidate)
qualify s.report_year = max(s.report_year) over (
    partition by o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role, o.item, o.bound,
    o.unit
)
order by o.observation_id
"""


def item_of(number: int, told: Observation) -> Item:
    place = Place("缴存", f"C{number}")
    printed = f"{told.printed_value} {told.printed_unit}"
    observation = replace(told, sheet=place.sheet, cell=place.cell)
    return Item(place, "缴存额", told.centre_id, told.year, told.indicator_id, printed, observation)


@pytest.mark.parametrize("sql", [SERIES, BESIDE], ids=["in the series", "beside it"])
def test_a_file_that_repeats_what_stands_changes_nothing(sql: str, real_data: Path) -> None:
    items = [item_of(n, Observation(*row)) for n, row in enumerate(rows_of(real_data, sql), 1)]
    found, effects = meaning(*items)
    assert len(items) > 100
    assert found.counts == {"new": 0, "changed": 0, "unchanged": len(items), "conflicting": 0}
    assert effects.is_nothing

"""The two annual reports that tests of the series are told with."""

from __future__ import annotations

import pytest

from tests.small_data import SmallData


@pytest.fixture
def reports(small_data: SmallData) -> SmallData:
    """Give the annual reports of 2022 and 2023, of which a test says what they print."""
    small_data.source(id="r2022", report_year="2022", published_on="2023-03-31")
    small_data.source(id="r2023", report_year="2023", published_on="2024-03-31")
    return small_data

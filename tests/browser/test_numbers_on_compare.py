"""What the compare page shows is what the warehouse holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import duckdb

from tests.browser.conftest import Visit

FACTORS = {
    "亿元": 1e8,
    "万元": 1e4,
    "元": 1.0,
    "万人": 1e4,
    "人": 1.0,
    "万家": 1e4,
    "家": 1.0,
    "万笔": 1e4,
    "笔": 1.0,
    "%": 1.0,
    "‰": 1.0,
}
CELLS = """() => [
    ...[...document.querySelectorAll('table')].at(-1).querySelectorAll('tbody tr')
].flatMap(row => {
    const unit = row.querySelector('.unit');
    return [...row.querySelectorAll('button.src')].map(b => ({
        id: b.dataset.source, text: b.innerText, growth: !!b.closest('.growth'),
        unit: unit ? unit.innerText.trim() : ''}));
})"""


def test_every_number_in_the_table_is_the_warehouse_s_within_its_rounding(
    visit: Callable[..., Visit], warehouse_of_data: Path
) -> None:
    window = visit()
    window.open("compare")
    cells = window.page.evaluate(CELLS)
    with duckdb.connect(str(warehouse_of_data), read_only=True) as warehouse:
        rows = warehouse.execute(
            "select centre_id, year, indicator_id, value, low, high from series"
        ).fetchall()
    held = {f"{c}|{y}|{i}": bounds for c, y, i, *bounds in rows}
    assert len(cells) > 30
    assert sum(cell["growth"] for cell in cells) >= 4
    for cell in cells:
        value, low, high = held[cell["id"]]
        if cell["growth"]:
            value = low = high = growth(cell["id"], held)
        digits = re.sub(r"[≈,+]", "", cell["text"]).replace("−", "-")
        shown = float(digits) * FACTORS[cell["unit"]]
        last_digit = 10.0 ** -len(digits.partition(".")[2]) * FACTORS[cell["unit"]]
        assert abs(shown - value) <= last_digit / 2 * 1.0001, cell
        assert low - last_digit <= shown <= high + last_digit, cell


def growth(cell: str, held: dict[str, list[float]]) -> float:
    """Work the growth in percent out from the levels of two years that the warehouse holds."""
    centre, year, indicator = cell.split("|")
    return (held[cell][0] / held[f"{centre}|{int(year) - 1}|{indicator}"][0] - 1) * 100

"""The settings Streamlit runs with: known to it, silent to the outside, legible in both themes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config as streamlit_config

ROOT = Path(__file__).resolve().parents[2]


def settings() -> dict[str, object]:
    """Give every option of config.toml by its dotted name."""

    def flat(table: dict[str, object], above: str = "") -> Iterator[tuple[str, object]]:
        for name, value in table.items():
            if isinstance(value, dict):
                yield from flat(value, f"{above}{name}.")
            else:
                yield f"{above}{name}", value

    return dict(flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))))


@pytest.mark.parametrize("option", settings())
def test_streamlit_knows_each_option_that_is_set(option: str) -> None:
    assert option in streamlit_config._config_options_template


def test_nothing_is_reported_to_anyone_and_no_fault_is_shown() -> None:
    chosen = settings()
    assert chosen["browser.gatherUsageStats"] is False
    assert chosen["client.showErrorDetails"] == "none"
    assert chosen["server.address"] == "127.0.0.1"


def luminance(colour: str) -> float:
    """Give the relative luminance of #RRGGBB as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "primaryColor", "linkColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_stands_out_from_its_ground(theme: str, ink: str, ground: str) -> None:
    colours = [str(settings()[f"theme.{theme}.{name}"]) for name in (ink, ground)]
    darker, lighter = sorted(map(luminance, colours))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5

"""The dashboard's pages: their names, their addresses, and other choices to ask them for."""

from pathlib import Path

from dashboard.browser_files import HOME_PAGE

FOLDER = Path(__file__).resolve().parents[1] / "pages"


def page_names() -> list[str]:
    """List the pages, the home page first."""
    names = sorted(file.stem for file in FOLDER.glob("*.py"))
    return sorted(names, key=lambda name: name != HOME_PAGE)


def path_of(page: str) -> str:
    """Give a page's path in the address: the home page has none."""
    return "" if page == HOME_PAGE else page


def other_choice(centres: list[str], turn: int) -> str:
    """Give the query for a pair of centres that no earlier turn asked for."""
    centre = centres[turn % len(centres)]
    rival = centres[(turn + 1) % len(centres)]
    return f"centre={centre}&centres={centre},{rival}"

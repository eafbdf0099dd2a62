"""The script Streamlit runs for every page: style, language, navigation, and the page itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import as_of, choices
from dashboard.browser_files import HOME_PAGE
from dashboard.texts import LANGUAGES, say, speak
from warehouse.connection import OverlayGone, WarehouseUnavailable, refresh

HOME: Final = Path(__file__).parent.parent
STYLE: Final = Path(__file__).with_name("style.css")
# Sections of the navigation and the pages in each; a page's name is its path in the address.
SECTIONS: Final = {
    "section_boards": (
        *("overview", "centre", "compare", "trends"),
        *("benchmark", "performance", "alerts"),
    ),
    "section_data": ("sources", "quality", "upload", "history", "dictionary"),
}
# Pages that change what is read, or tell of the changes: they always show the latest.
LATEST_ONLY: Final = ("upload", "history")
# Pages that have nothing to say without a figure.
BOARDS: Final = SECTIONS["section_boards"]
# Wide enough for the longest page name in either language.
SIDEBAR_PX: Final = 212
LANGUAGE_NAMES: Final = {"zh": "中文", "en": "English"}


def run() -> None:
    """Draw the page that the address asks for."""
    asked = st.session_state.get("lang") or st.query_params.get("lang")
    speak(asked if asked in LANGUAGES else LANGUAGES[0])
    st.set_page_config(page_title=say("app"), layout="wide", initial_sidebar_state=SIDEBAR_PX)
    st.html(STYLE)
    with st.sidebar:
        speak(choices.switch("lang", say("language"), LANGUAGES, LANGUAGE_NAMES.__getitem__))
    page = st.navigation({say(section): _pages(names) for section, names in SECTIONS.items()})
    st.session_state[choices.PAGE] = page.url_path
    try:
        refresh()
        _show(page, page.url_path or HOME_PAGE)
    except WarehouseUnavailable as error:
        _explain(error)
    except OverlayGone:
        st.rerun()


def _show(page: st.Page, name: str) -> None:
    with st.sidebar:
        day = None if name in LATEST_ONLY else as_of.ask()
    with as_of.reading(day):
        as_of.show_notice()
        if not (name in BOARDS and as_of.explain_emptiness(page.title)):
            page.run()


def _pages(names: tuple[str, ...]) -> list[st.Page]:
    return [
        st.Page(
            HOME / "pages" / f"{name}.py",
            title=say(f"page_{name}"),
            url_path=name,
            default=name == HOME_PAGE,
        )
        for name in names
    ]


def _explain(error: WarehouseUnavailable) -> None:
    st.title(say("app"))
    st.error(say(f"warehouse_{error.state}", file=error.file), icon=":material/database_off:")
    if error.state != "held":
        st.code("gjj build", language=None)


run()

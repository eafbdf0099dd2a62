"""The script Streamlit runs for every page: style, language, navigation, and the page itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import choices
from dashboard.texts import LANGUAGES, say, speak
from warehouse.connection import WarehouseUnavailable, refresh

HOME: Final = Path(__file__).parent.parent
STYLE: Final = Path(__file__).with_name("style.css")
# Sections of the navigation and the pages in each; a page's name is its path in the address.
SECTIONS: Final = {
    "section_boards": ("overview", "compare", "trends"),
    "section_data": ("sources", "dictionary"),
}
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
    except WarehouseUnavailable as error:
        _explain(error)
        return
    page.run()


def _pages(names: tuple[str, ...]) -> list[st.Page]:
    return [
        st.Page(
            HOME / "pages" / f"{name}.py",
            title=say(f"page_{name}"),
            url_path=name,
            default=name == "overview",
        )
        for name in names
    ]


def _explain(error: WarehouseUnavailable) -> None:
    st.title(say("app"))
    st.error(say(f"warehouse_{error.state}", file=error.file), icon=":material/database_off:")
    st.code("gjj build", language=None)


run()

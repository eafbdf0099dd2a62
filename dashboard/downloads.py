"""The download control of a page: its figures as an Excel workbook or as CSV, made on the click.

A page draws its title and the control in one call, naming the file and what it holds:

    downloads.title(title, name, lambda: sheets.of_shown(page.shown, unit))

`page.shown` are the figures on the page, `unit` the money unit asked for. Tables of the page's
own, such as verdicts, follow as further `workbooks.Sheet`s. The CSV holds the first sheet. What it
costs is paid on the click: a rerun only draws two buttons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from dashboard import as_of
from dashboard.markup import Html, show
from dashboard.texts import in_language, language, say
from dashboard.workbooks import CSV, EXCEL, Sheet, csv_file, workbook

MakeSheets = Callable[[], Sequence[Sheet]]
# What file systems forbid in a name, and the marks that stand between its parts on the page.
UNFIT: Final = re.compile(r'[\s·/\\:*?"<>|]+')


def title(text: str | Html, name: str, sheets: MakeSheets) -> None:
    """Write a page's title, a text or a heading of its own, with the download control beside it."""
    with st.container(
        key="title", horizontal=True, vertical_alignment="center", wrap=False, gap="small"
    ):
        show(text) if isinstance(text, Html) else st.title(text)
        offer(name, sheets)


def offer(name: str, sheets: MakeSheets) -> None:
    """Draw the download control: Excel with all the sheets, CSV with the first."""
    name = say("download_name", name=name)
    file_name = file_name_of(name)
    with st.popover(say("download"), icon=":material/download:", width="content"):
        st.download_button(
            say("download_excel"),
            in_own_language(lambda: workbook(sheets(), name)),
            f"{file_name}.xlsx",
            EXCEL,
            key="download-excel",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            say("download_csv"),
            in_own_language(lambda: csv_file(sheets()[0])),
            f"{file_name}.csv",
            CSV,
            key="download-csv",
            on_click="ignore",
            width="stretch",
        )


def file_name_of(name: str) -> str:
    """Make a file name of a page's name.

    >>> file_name_of("广州 · 2022")
    '广州-2022'
    """
    return UNFIT.sub("-", name).strip("-.")


def in_own_language(write: Callable[[], bytes]) -> Callable[[], bytes]:
    """Bind the page's language and the day it shows to what is written after it has run."""
    chosen, day = language(), as_of.day()

    def content() -> bytes:
        with in_language(chosen), as_of.reading(day):
            return write()

    return content

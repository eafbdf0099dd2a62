"""The beginning of an upload: the template to fill in, the files dropped, the drafts that wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from catalogue import catalogue
from dashboard import person, upload_drafts, upload_notices
from dashboard.downloads import file_name_of, in_own_language
from dashboard.markup import Html, joined, show, tag
from dashboard.selection import OWN_CENTRE
from dashboard.texts import centre_name, say
from dashboard.upload_address import link, open_draft
from dashboard.upload_drafts import Listed
from dashboard.upload_words import LEVELS, facts
from dashboard.workbooks import EXCEL
from etl.stored import Stored
from etl.template import template
from etl.uploads import now
from warehouse.connection import cursor

# The look of this page alone.
STYLE: Final = Path(__file__).with_name("upload.css")
WORKBOOKS: Final = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv")
REPORTS: Final = ("docx", "pdf", "txt", "md", "html", "htm")
# How far back somebody may want to fill in years.
YEARS_BACK: Final = 15
# A new box after each upload: the old one would hand over its files again at every run.
BOXES: Final = "upload_boxes"


def begin() -> None:
    """Draw the three steps; what is dropped becomes a draft at once."""
    left, middle, right = st.columns(3, gap="medium")
    with left.container(border=True, height="stretch"):
        show(_step(1))
        template_choice()
    with middle.container(border=True, height="stretch"):
        show(_step(2))
        person.ask()
        files_box()
    with right.container(border=True, height="stretch"):
        show(_step(3) + _afterwards())


def _step(number: int) -> Html:
    head = tag("h3", joined([tag("span", str(number), class_="step"), say(f"upload_step{number}")]))
    return tag("div", head + tag("p", say(f"upload_step{number}_does"), class_="sub"))


def _afterwards() -> Html:
    lines = (tag("li", say(f"upload_after_{name}")) for name in ("seen", "checked", "compared"))
    return tag("ol", joined([*lines, tag("li", say("upload_after_published"))]), class_="steps")


def template_choice() -> None:
    """Ask for year and centres and offer the workbook to fill in."""
    last = now().year - 1
    years = range(last + 1, last - YEARS_BACK, -1)
    year = st.selectbox(
        say("upload_template_year"), years, index=1, key="upload_year", persist_state="session"
    )
    centres = st.multiselect(
        say("upload_template_centres"),
        list(catalogue().centres),
        [OWN_CENTRE],
        key="upload_centres",
        format_func=centre_name,
        placeholder=say("choose"),
        persist_state="session",
    )
    chosen = list(centres)
    names = "-".join(centre_name(one) for one in chosen[:3])
    st.download_button(
        say("upload_template"),
        in_own_language(lambda: _template(chosen, year)),
        f"{file_name_of(say('upload_template_name', year=year, names=names))}.xlsx",
        EXCEL,
        key="upload-template",
        icon=":material/download:",
        on_click="ignore",
        disabled=not chosen,
        width="stretch",
    )


def _template(centres: Sequence[str], year: int) -> bytes:
    with cursor() as reader:
        return template(catalogue(), Stored(reader, centres), centres, year)


def files_box() -> None:
    """Take files in: each becomes a draft at once; a single one is opened."""
    number = st.session_state.setdefault(BOXES, 0)
    files = st.file_uploader(
        say("upload_files"),
        type=[*WORKBOOKS, *REPORTS],
        accept_multiple_files=True,
        key=f"upload-files-{number}",
        help=say("upload_files_help"),
    )
    if files:
        _take_in(files)
        st.session_state[BOXES] = number + 1
        st.rerun()


def _take_in(files: Sequence[UploadedFile]) -> None:
    kept = []
    progress = st.progress(0.0)
    for count, file in enumerate(files):
        words = say("upload_reading", count=count + 1, of=len(files))
        progress.progress(count / len(files), words)
        with upload_notices.telling():
            kept.append(upload_drafts.keep(file.name, file.getvalue(), person.name()))
    progress.empty()
    if len(kept) > 1:
        upload_notices.tell(say("upload_kept", count=len(kept)))
    elif kept and len(files) == 1:
        open_draft(kept[0])


def waiting() -> None:
    """List the drafts that wait for somebody to go on with them."""
    drafts = upload_drafts.listed()
    if not drafts:
        return
    show(tag("h3", say("upload_drafts", count=len(drafts)), class_="section"))
    with st.container(key="drafts", gap="small"):
        for one in drafts:
            _waiting(one)


def _waiting(one: Listed) -> None:
    number = one.draft.batch_id
    with st.container(
        key=f"draft-{number}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        show(draft_line(one))
        st.button(say("upload_open"), key=f"open-{number}", on_click=open_draft, args=(number,))
        lay_aside(number)


def draft_line(one: Listed) -> Html:
    """Lay out a draft: its file as the way to it, who brought it and when, its problems."""
    draft = one.draft
    name = tag("a", draft.file_name, href=link(draft.batch_id), data_go="", class_="file")
    told = tag("span", facts(draft.batch_id, draft.loaded_by, draft.loaded_at), class_="sub")
    return tag("div", joined([name, told, problem_counts(one.problems)], " "), class_="draft")


def problem_counts(problems: dict[str, int]) -> Html:
    """Say how many problems of each level there are."""
    if not problems:
        return tag("span", say("upload_not_examined"), class_="badge")
    found = [
        tag("span", say(f"upload_count_{level}", count=problems[level]), class_=f"badge {level}")
        for level in LEVELS
        if problems.get(level)
    ]
    return joined(found, " ") if found else tag("span", say("upload_no_problem"), class_="badge")


def lay_aside(batch_id: int) -> None:
    """Offer to lay a draft aside, with a second click to mean it."""
    with st.popover(say("upload_discard"), type="tertiary", key=f"aside-{batch_id}"):
        show(tag("p", say("upload_discard_means"), class_="sub"))
        st.button(
            say("upload_discard_sure"),
            key=f"aside-{batch_id}-sure",
            on_click=_lay_aside,
            args=(batch_id,),
        )


def _lay_aside(batch_id: int) -> None:
    with upload_notices.telling():
        upload_drafts.discard(batch_id)
        upload_notices.tell(say("upload_discarded_now", batch=batch_id))
        open_draft(None)

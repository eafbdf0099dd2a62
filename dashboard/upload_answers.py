"""What is answered to problems: a unit taken or kept, the reasons for warnings, the marked copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

import streamlit as st

from dashboard import upload_drafts, upload_notices
from dashboard.downloads import file_name_of, in_own_language
from dashboard.markup import show, tag
from dashboard.texts import language, say
from dashboard.upload_corrections import adopt
from dashboard.upload_mapping import slots_of
from dashboard.upload_problems import Group, reason_of
from dashboard.upload_words import follow, label, place_text
from dashboard.workbooks import EXCEL
from etl.choices import ANY, Choices, Correction
from etl.loading import Examined
from etl.problems import Problem, Proposal
from etl.uploads import Draft

MOST_PROPOSALS: Final = 12
# So many warnings of a kind may be answered one by one; more share a reason.
MOST_SINGLE: Final = 10
MOST_LETTERS: Final = 300
MACROS: Final = "application/vnd.ms-excel.sheet.macroEnabled.12"


@dataclass(frozen=True, slots=True)
class Offer:
    """A unit offered for a heading, and the problems it would mend."""

    proposal: Proposal
    indicator: str
    problems: tuple[Problem, ...]

    @property
    def correction(self) -> Correction:
        """Give what taking it means."""
        return Correction(self.proposal.heading, self.indicator, self.proposal.unit)


def offers_of(examined: Examined) -> list[Offer]:
    """Give the units offered, one entry a heading and unit, in the file's order."""
    indicators = {slot.heading: slot.indicator for slot in slots_of(examined)}
    found: dict[Proposal, list[Problem]] = {}
    for problem in examined.problems:
        if problem.proposal:
            found.setdefault(problem.proposal, []).append(problem)
    return [
        Offer(one, indicators.get(one.heading) or problems[0].indicator, tuple(problems))
        for one, problems in found.items()
    ]


def units(draft: Draft, examined: Examined) -> None:
    """Offer the units proposed, each to be taken or kept with a reason."""
    offers = offers_of(examined)
    if not offers:
        return
    number = draft.batch_id
    with st.container(border=True, key="upload-offers"):
        show(tag("p", say("upload_offers", count=len(offers)), class_="ask"))
        for place, offer in enumerate(offers[:MOST_PROPOSALS]):
            _offer(draft, offer, place)
        if len(offers) > 1:
            st.button(
                say("upload_offer_take_all", count=len(offers)),
                key=f"upload-take-all-{number}",
                on_click=adopt,
                args=(number, [offer.correction for offer in offers]),
            )


def _offer(draft: Draft, offer: Offer, place: int) -> None:
    number, unit = draft.batch_id, offer.proposal.unit
    places = say("list_comma").join(place_text(one.place) for one in offer.problems[:3])
    words = say("upload_offer", heading=offer.proposal.heading, unit=unit, places=places)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show(tag("p", words))
        st.button(
            say("upload_offer_take", unit=label(unit)),
            key=f"upload-take-{number}-{place}",
            on_click=adopt,
            args=(number, [offer.correction]),
        )
        warnings = [one for one in offer.problems if one.level == "warning"]
        if warnings:
            with st.popover(say("upload_offer_keep"), key=f"upload-keep-{number}-{place}"):
                _reason(draft, warnings, f"keep-{place}", say("upload_offer_keep_why"))


def reason_for_all(draft: Draft, examined: Examined) -> None:
    """Ask for the one reason that answers every warning without one of its own."""
    if not any(problem.level == "warning" for problem in examined.problems):
        return
    number = draft.batch_id
    key = follow(f"upload-reason-{number}", draft.choices.reasons.get(ANY, ""))
    st.text_input(
        say("upload_reason_all"),
        key=key,
        max_chars=MOST_LETTERS,
        placeholder=say("upload_reason_example"),
        on_change=_answer,
        args=(number, key, (ANY,)),
    )


def reasons(draft: Draft, group: Group) -> None:
    """Ask for the reason of a kind of warnings, and of each where they are few."""
    if group.level != "warning":
        return
    with st.expander(say("upload_reason_own", title=label(group.title))):
        words = say("upload_reason_kind", count=len(group.problems))
        _reason(draft, group.problems, group.code, words)
        if 1 < len(group.problems) <= MOST_SINGLE:
            for place, problem in enumerate(group.problems):
                where = label(place_text(problem.place))
                name = f"{group.code}-{place}"
                _reason(draft, [problem], name, say("upload_reason_one", place=where))


def _reason(draft: Draft, problems: Sequence[Problem], name: str, words: str) -> None:
    number = draft.batch_id
    kept = reason_of(problems, dict(draft.choices.reasons))
    key = follow(f"upload-reason-{number}-{name}", kept)
    st.text_input(
        words,
        key=key,
        max_chars=MOST_LETTERS,
        on_change=_answer,
        args=(number, key, tuple(problem.key for problem in problems)),
    )


def _answer(batch_id: int, box: str, keys: Sequence[str]) -> None:
    reason = " ".join(str(st.session_state[box] or "").split())

    def change(choices: Choices) -> Choices:
        kept = {key: text for key, text in choices.reasons.items() if key not in keys}
        told = dict.fromkeys(keys, reason) if reason else {}
        return replace(choices, reasons=kept | told)

    with upload_notices.telling():
        upload_drafts.choose(batch_id, change)


def marked_copy(draft: Draft, examined: Examined) -> None:
    """Offer a copy of the workbook with its problems marked."""
    understood, spoken = examined.understood, language()
    workbook = understood.workbook
    is_macro = workbook is not None and workbook.kind == "xlsm"

    def content() -> bytes:
        from etl.annotated import annotated

        kept = upload_drafts.content_of(draft.batch_id)
        kind = workbook.kind if workbook else ""
        return annotated(workbook, kept, kind, examined.problems, spoken)

    stem = file_name_of(say("upload_marked_name", name=PurePath(draft.file_name).stem))
    st.download_button(
        say("upload_marked"),
        in_own_language(content),
        f"{stem}.{'xlsm' if is_macro else 'xlsx'}",
        MACROS if is_macro else EXCEL,
        key="upload-marked",
        icon=":material/download:",
        on_click="ignore",
    )

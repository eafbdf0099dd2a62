"""The register of amendments as a page shows it, and what may be done: make one, take one back.

What an amendment is and does stands in `etl.amending`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st

from analysis.amendments import DECLARED, Amendment, amendments
from analysis.evidence import Evidence, evidence
from analysis.findings import Judged
from catalogue import catalogue
from dashboard import as_of, person, upload_notices
from dashboard.lines import lead, line
from dashboard.markup import Html, joined, tag
from dashboard.markup import show as show_markup
from dashboard.memory import remembered_until_written
from dashboard.numbers import with_unit
from dashboard.quality_words import ID_LETTERS
from dashboard.source_places import address, as_printed
from dashboard.texts import centre_name, indicator_name, language, say
from dashboard.workbooks import Cell, Column, Sheet
from etl import amending
from etl.amending import NotAmended

STYLE: Final = Path(__file__).with_name("quality_register.css")
MOST_LETTERS: Final = 500
LONGEST_NUMBER: Final = 24
# The boxes of the form, and what came of the last click in the dialog.
FIGURE, RIGHT, UNIT, REASON, WHICH = (
    f"amendment-{name}" for name in ("figure", "right", "unit", "reason", "which")
)
OUTCOME: Final = "amendment-outcome"
# The form that folds, one a finding, and what could not be done with it.
FORM, FAULT = "amending", "amendment-fault"
WIDTHS: Final = {
    "whose": 12, "year": 8, "indicator": 24, "item": 18, "printed": 16, "right": 16, "reason": 44,
    "by": 12, "day": 12, "state": 14, "source": 44,
}  # fmt: skip


@remembered_until_written
def register(centre: str, _: str) -> tuple[Amendment, ...]:
    """Give the amendments of a centre, or of all where none is named, the latest first."""
    return tuple(one for one in amendments() if centre in ("", one.centre_id))


def show(centre: str = "") -> None:
    """Show the register of a centre, or of all, with the form to take back what was made here."""
    st.html(STYLE)
    found = register(centre, language())
    show_markup(lead(_sentences(found)))
    if found:
        show_markup(tag("ul", joined(map(_entry, found)), class_="amendments"))
    revocable = {one.id: one for one in found if one.is_revocable}
    if revocable and as_of.day() is None:
        _offer_to_revoke(revocable)


def _sentences(found: tuple[Amendment, ...]) -> list[Html | str]:
    if not found:
        return [say("register_lead_none")]
    valid, stale = (sum(one.state == state for one in found) for state in ("valid", "stale"))
    told: list[Html | str] = [line("register_lead", count=len(found), valid=valid)]
    if stale:
        told.append(line("register_lead_stale", count=stale))
    return told


def _entry(one: Amendment) -> Html:
    printed, right = _printed(one), _right(one)
    spoken = say("register_change_spoken", printed=printed, right=right)
    change = joined([tag("s", printed), " → ", tag("b", right)])
    left = [
        tag("h3", " · ".join(_about(one))),
        tag("p", change, class_="figure num", role="text", aria_label=spoken),
        tag("span", say(f"register_state_{one.state}"), class_=f"badge {one.state}"),
    ]
    made = "register_declared" if one.origin == DECLARED else "register_made"
    right_side = [
        tag("p", _reason(one)),
        tag("p", say(made, by=one.made_by, day=one.made_at.date()), class_="facts"),
        tag("p", _means(one), class_="care" if one.state == "stale" else "facts"),
        _way(one),
    ]
    return tag("li", tag("div", joined(left)) + tag("div", joined(right_side)))


def _about(one: Amendment) -> list[str]:
    whose = f"{centre_name(one.centre_id)} {one.year}"
    return [whose, indicator_name(one.indicator_id), *([one.item] if one.item else [])]


def _printed(one: Amendment) -> str:
    return with_unit(as_printed(one.printed_value), one.printed_unit)


def _right(one: Amendment) -> str:
    return with_unit(as_printed(one.right_value), one.right_unit)


def _reason(one: Amendment) -> str:
    return one.reason_zh if language() == "zh" else one.reason_en


def _means(one: Amendment) -> str:
    """Say what the state comes to: whether pages take the figure, or why they do not."""
    if one.state == "revoked" and one.revoked_at:
        return say("register_means_revoked", by=one.revoked_by, day=one.revoked_at.date())
    told = [say(f"register_means_{one.state}")]
    if one.state == "valid":
        told.append(say(_use(one)))
    return say("sentence_join").join(told)


def _use(one: Amendment) -> str:
    """Give the text that tells whether the yearly series takes the figure."""
    if one.is_chosen:
        return "register_chosen"
    is_elsewhere = one.item or one.role != "actual"
    return "register_no_series" if is_elsewhere else "register_not_chosen"


def _way(one: Amendment) -> Html:
    """Lead to the sentence, or to the document where it no longer prints the figure."""
    found = evidence([one.observation_id] if one.observation_id else []).values()
    place = next((e.place.place for e in found), "")
    if not one.title:
        return Html("")
    link = tag("a", say("register_way"), href=address(one.source_id, place), data_go="")
    return tag("p", link, class_="way") + tag("p", one.title, class_="facts", lang="zh")


def register_sheet(centre: str = "") -> Sheet:
    """Give the register as a download."""
    columns = tuple(Column(say(f"register_head_{name}"), width) for name, width in WIDTHS.items())
    return Sheet(
        say("register_sheet"), columns, [_row(one) for one in register(centre, language())]
    )


def _row(one: Amendment) -> list[Cell]:
    return [
        centre_name(one.centre_id),
        str(one.year),
        indicator_name(one.indicator_id),
        one.item,
        _printed(one),
        _right(one),
        _reason(one),
        one.made_by,
        one.made_at.date().isoformat(),
        say(f"register_state_{one.state}"),
        one.title,
    ]


def _offer_to_revoke(revocable: dict[int, Amendment]) -> None:
    def name(number: int) -> str:
        one = revocable[number]
        whose = f"{centre_name(one.centre_id)} {one.year}"
        words = {"whose": whose, "indicator": indicator_name(one.indicator_id)}
        return say("register_which_one", **words, printed=_printed(one), right=_right(one))

    with st.container(
        key="register-revoke", horizontal=True, vertical_alignment="bottom", gap="small"
    ):
        which = st.selectbox(
            say("register_which"), list(revocable), key=WHICH, format_func=name, width=560
        )
        if st.button(say("register_revoke"), key="revoke", icon=":material/undo:"):
            st.session_state.pop(OUTCOME, None)
            st.dialog(say("register_revoke_title"))(_revoking)(which, name(which))


def _revoking(number: int, name: str) -> None:
    outcome = st.session_state.pop(OUTCOME, "")
    if outcome == "closed":
        st.rerun()
    show_markup(tag("p", name, class_="num") + tag("p", say("register_revoke_means")))
    person.ask()
    if outcome:
        show_markup(upload_notices.notice(outcome, "fault"))
    with st.container(horizontal=True, gap="small"):
        label = say("register_revoke_sure")
        st.button(label, type="primary", key="revoke-sure", on_click=_revoke, args=(number,))
        st.button(say("register_cancel"), key="revoke-not", on_click=_close)


def _close() -> None:
    st.session_state[OUTCOME] = "closed"


def _revoke(number: int) -> None:
    with upload_notices.telling():
        try:
            amending.revoke(number, person.name())
        except NotAmended as error:
            st.session_state[OUTCOME] = say(f"register_not_{error.reason}")
            return
        upload_notices.tell(say("register_revoked"))
    _close()


def offer(judged: Judged) -> None:
    """Offer to put one of the printed figures right that a finding rests on.

    Who does it is asked for elsewhere on the page (`person.ask`).
    """
    figures = _figures(judged)
    if not figures or as_of.day() is not None:
        return
    # Its state is ours: what is told after a click must not fold it over what was typed.
    form = f"{FORM}-{judged.finding.id[:ID_LETTERS]}"
    label = say("register_offer")
    with st.expander(label, icon=":material/edit:", key=form, on_change="rerun"):
        show_markup(tag("p", say("register_offer_means"), class_="sub"))
        _form(figures, form)


def _figures(judged: Judged) -> dict[int, Evidence]:
    """Give the figures that may be put right, one of those that a source prints several times.

    An amendment is of a figure wherever its source prints it.
    """
    found = evidence(judged.finding.evidence)
    named: dict[tuple[object, ...], int] = {}
    for number in judged.finding.evidence:
        one = found.get(number)
        if one and one.amount:
            told = (one.place.printed_value, one.place.printed_unit, one.place.year)
            named.setdefault((one.place.source_id, one.role, one.item, *told), number)
    return {number: found[number] for number in named.values()}


def _form(figures: dict[int, Evidence], form: str) -> None:
    number = st.selectbox(
        say("register_figure"), list(figures), key=FIGURE, format_func=_named(figures)
    )
    left, right = st.columns(2)
    with left:
        example = say("register_right_example")
        st.text_input(
            say("register_right"), key=RIGHT, max_chars=LONGEST_NUMBER, placeholder=example
        )
    with right:
        st.selectbox(say("register_unit"), _units(figures[number]), key=UNIT)
    st.text_input(
        say("register_reason"),
        key=REASON,
        max_chars=MOST_LETTERS,
        placeholder=say("register_reason_example"),
    )
    if fault := st.session_state.pop(FAULT, ""):
        show_markup(upload_notices.notice(fault, "fault"))
    label, value = say("register_offer_sure"), _value(figures[number])
    st.button(label, type="primary", key="amend", on_click=_amend, args=(number, value, form))


def _named(figures: dict[int, Evidence]) -> Callable[[int], str]:
    def name(number: int) -> str:
        one = figures[number]
        words = {"indicator": indicator_name(one.place.indicator_id), "year": one.place.year}
        value = _value(one)
        if one.item:
            return say("register_figure_item", value=value, item=one.item, **words)
        return say("register_figure_one", value=value, **words)

    return name


def _value(one: Evidence) -> str:
    return with_unit(as_printed(one.place.printed_value), one.place.printed_unit)


def _units(one: Evidence) -> list[str]:
    """Give the units it may be put right in, the printed one first."""
    same = [printed for printed, unit in catalogue().printed_units if unit == one.unit]
    return list(dict.fromkeys([one.place.printed_unit, *same]))


def _amend(number: int, printed: str, form: str) -> None:
    st.session_state[form] = True
    right, unit, reason = (str(st.session_state.get(key) or "") for key in (RIGHT, UNIT, REASON))
    with upload_notices.telling():
        try:
            amending.amend(number, right, unit, reason, person.name())
        except NotAmended as error:
            st.session_state[FAULT] = say(f"register_not_{error.reason}")
            return
        st.session_state[form] = False
        st.session_state[RIGHT] = st.session_state[REASON] = ""
        told = with_unit(as_printed(right.strip()), unit)
        upload_notices.tell(say("register_done", printed=printed, right=told))

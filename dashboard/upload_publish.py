"""The end of an upload: published when nothing stands against it, and what then stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard import person, upload_drafts, upload_notices
from dashboard.markup import Html, joined, show, tag
from dashboard.texts import centre_name, say
from dashboard.upload_address import history_of, open_draft, overview_of
from dashboard.upload_difference import tiles
from dashboard.upload_drafts import summary_of
from dashboard.upload_problems import count_of
from dashboard.upload_words import facts
from etl.loading import Examined, Overtaken
from etl.publish import Batch
from etl.uploads import Draft
from warehouse.connection import rows

# The editions that this session saw its drafts compared with.
SEEN: Final = "upload_seen"
MOST_LINKS: Final = 8


def publishing(draft: Draft, examined: Examined) -> None:
    """Offer to publish, or say what stands against it."""
    left, _ = st.columns([1, 2])
    with left:
        person.ask()
    against = reasons_against(examined, person.name())
    if against:
        lines = joined(tag("li", one) for one in against)
        show(tag("p", say("upload_against"), class_="ask") + tag("ul", lines, class_="moves"))
    st.button(
        say("upload_publish"),
        type="primary",
        key=f"upload-publish-{draft.batch_id}",
        icon=":material/publish:",
        disabled=bool(against),
        on_click=_publish,
        args=(draft, examined.edition),
    )


def reasons_against(examined: Examined, by: str) -> list[str]:
    """Say, one sentence each, what keeps a file from being published; empty when nothing does."""
    found = []
    errors = count_of(examined.problems, "error")
    if not examined.understood.count:
        found.append(say("upload_against_empty"))
    elif not examined.understood.centres and not errors:
        found.append(say("upload_against_centre"))
    elif not examined.understood.observations:
        found.append(say("upload_against_nothing_new"))
    if errors:
        found.append(say("upload_against_errors", count=errors))
    if examined.unanswered:
        found.append(say("upload_against_reasons", count=len(examined.unanswered)))
    if not by:
        found.append(say("upload_against_person"))
    return found


def _publish(draft: Draft, seen: int) -> None:
    with upload_notices.telling():
        try:
            upload_drafts.publish(draft, seen, person.name())
        except Overtaken:
            st.session_state.setdefault(SEEN, {}).pop(draft.batch_id, None)
            raise


def tell_if_overtaken(draft: Draft, examined: Examined) -> None:
    """Say so when others published figures of the same centres and years since the last look."""
    seen = st.session_state.setdefault(SEEN, {})
    before = seen.get(draft.batch_id)
    seen[draft.batch_id] = examined.edition
    if before is not None and before != examined.edition:
        try:
            upload_drafts.refuse_overtaken(before, examined)
        except Overtaken as error:
            upload_notices.tell(upload_notices.changed_since(error))


def published(batch_id: int, batch: Batch) -> None:
    """Show a batch that is no draft any more: what was published, and where to go from here."""
    summary = summary_of(batch)
    show(tag("p", say(f"upload_is_{batch.state}", batch=batch_id), class_="lead"))
    if batch.state == "published":
        show(tiles(summary["difference"]))
    show(ways_on(batch_id, batch, rows("centre_years_of_batch", {"batch": batch_id})))
    st.button(say("upload_next"), key="upload-next", on_click=open_draft, args=(None,))


def ways_on(batch_id: int, batch: Batch, touched: Sequence[tuple[str, int]]) -> Html:
    """Link to the history and to the overview of each centre and year in a batch."""
    links = [tag("a", say("upload_to_history"), href=history_of(batch_id), data_go="")]
    if batch.state == "published":
        links += [
            tag("a", _overview_text(centre, year), href=overview_of(centre, year), data_go="")
            for centre, year in touched[:MOST_LINKS]
        ]
    lines = joined(tag("li", link) for link in links)
    told = facts(batch_id, batch.loaded_by, batch.loaded_at, batch.sha256)
    return tag("p", told, class_="sub") + tag("ul", lines, class_="moves")


def _overview_text(centre: str, year: int) -> str:
    return say("upload_to_overview", centre=centre_name(centre), year=year)

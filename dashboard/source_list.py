"""The list of documents: what each is, what we hold of it, and the way into it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from analysis.documents import Document, documents
from analysis.search import folded
from catalogue import catalogue
from dashboard.markup import Html, joined, markup, tag
from dashboard.memory import remembered
from dashboard.source_places import address
from dashboard.texts import centre_name, language, say
from dashboard.workbooks import Column, Sheet

# What is held of a document, as the switch and the address call it; the first is no matter what.
HOLDS: Final = ("every", "held", "workbook", "figures")
# Enough of a sha256 to tell files apart by eye; the opened document gives it whole.
SHA_LETTERS: Final = 12


# A line takes some 350 bytes, and a page is to stay below 200 kB; beyond, one searches.
MOST_LISTED: Final = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as it stands on the page: a sentence on it, and the table."""

    lead: str
    content: Html


@remembered
def known_documents() -> Mapping[str, Document]:
    """Give every document by its id."""
    return documents()


@remembered
def list_of(words: str, hold: str, _language: str) -> Listed:
    """Lay out the documents that have every one of the words and are held as asked."""
    known = known_documents().values()
    found = [document for document in known if hold in (HOLDS[0], _hold(document))]
    if words:
        asked = [folded(word) for word in words.split()]
        found = [d for d in found if all(word in _searched(d) for word in asked)]
    heads = ("document", "centre", "year", "hold", "readings", "unread", "sha256", "link")
    head = joined(tag("th", say(f"sources_page_head_{name}"), scope="col") for name in heads)
    body = joined(_row(document) for document in found[:MOST_LISTED])
    table = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body), class_="documents")
    content = tag("div", table, class_="scroll") if found else Html("")
    if len(found) > MOST_LISTED:
        rest = say("sources_page_more", most=MOST_LISTED, count=f"{len(found):,}")
        content = tag("p", rest, class_="notice") + content
    note = tag("p", say("sources_page_list_note"), class_="source-line")
    return Listed(_lead(found, words), tag("div", content + note, class_="list"))


def _lead(found: Collection[Document], words: str) -> str:
    if not found:
        return say("sources_page_none", words=words) if words else say("sources_page_none_such")
    lead = say(
        "sources_page_lead",
        count=f"{len(found):,}",
        held=f"{sum(document.is_text_held for document in found):,}",
        readings=f"{sum(document.readings for document in found):,}",
        unread=f"{sum(document.unread for document in found):,}",
    )
    return say("sources_page_found", words=words, lead=lead) if words else lead


def _hold(document: Document) -> str:
    if document.is_text_held:
        return "held"
    return "workbook" if document.is_upload else "figures"


def _searched(document: Document) -> str:
    name = catalogue().centres[document.centre_id].name
    words = (document.title, document.publisher, name.zh, name.en, str(document.year), document.id)
    return " ".join(folded(word) for word in words)


def outward(url: str) -> Html:
    """Link to the publisher's page, in a window of its own."""
    # Addresses come from data: only a web address may become a link.
    if not url.startswith(("http://", "https://")):
        return Html("")
    return tag("a", say("sources_page_original"), href=url, target="_blank", rel="noopener")


def _row(document: Document) -> Html:
    spoken = {} if language() == "zh" else {"lang": "zh"}
    title = tag("a", document.title, href=address(document.id), data_go="", **spoken)
    below = tag("small", document.publisher) if document.publisher else Html("")
    cells: tuple[Html | str, ...] = (
        title + below,
        centre_name(document.centre_id),
        str(document.year),
        say(f"sources_page_hold_{_hold(document)}"),
        f"{document.readings:,}",
        f"{document.unread:,}" if document.is_text_held else "—",
        tag("code", document.sha256[:SHA_LETTERS]) if document.sha256 else "—",
        outward(document.url) if document.url else "—",
    )
    content = "".join(f"<td>{markup(cell)}</td>" for cell in cells)
    return Html(f"<tr>{content}</tr>")


def list_sheets() -> list[Sheet]:
    """Give the list of documents as a download."""
    widths = {
        "document": 50, "publisher": 30, "published": 12, "centre": 12, "year": 8, "hold": 12,
        "readings": 8, "unread": 8, "sha256": 66, "link": 50,
    }  # fmt: skip
    columns = tuple(Column(say(f"sources_page_head_{name}"), w) for name, w in widths.items())
    rows = [
        (
            d.title,
            d.publisher,
            d.published_on,
            centre_name(d.centre_id),
            d.year,
            say(f"sources_page_hold_{_hold(d)}"),
            d.readings,
            d.unread if d.is_text_held else None,
            d.sha256,
            d.url,
        )
        for d in known_documents().values()
    ]
    return [Sheet(say("page_sources"), columns, rows)]

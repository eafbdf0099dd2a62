"""What a centre's page rests on: its documents, its findings, how many figures each year has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from analysis.documents import Document
from analysis.evidence import Evidence, evidence_of
from analysis.findings import Judged
from dashboard.addresses import page_address
from dashboard.centre_parts import Dossier, Section, misfit_link
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import MARKS
from dashboard.quality import excerpt
from dashboard.quality_asked import CORRECTED
from dashboard.quality_numbers import sides
from dashboard.quality_words import rule_title, state_badge, subject
from dashboard.source_places import address
from dashboard.texts import say

# So many misfits are told here, the gravest first; the quality page has them all.
MOST_MISFITS: Final = 5


def documents_section(held: Sequence[Document], coverage: Mapping[int, dict[str, int]]) -> Section:
    """List the documents, each leading to its readings, and the figures of every year."""
    heads = (say("centre_document"), say("year"), say("centre_readings"))
    rows: list[list[Html | str]] = [
        [
            tag("a", document.title, href=address(document.id), data_go="", lang="zh"),
            str(document.year),
            f"{document.readings:,}",
        ]
        for document in held
    ]
    listed = tag("div", table(heads, rows), class_="panel documents")
    return Section("sources", (tag("div", listed + _coverage(coverage), class_="panels"),))


def _coverage(coverage: Mapping[int, dict[str, int]]) -> Html:
    """Count the figures of each year by basis; a year without any stands there as such."""
    bases = [f"{MARKS[basis]} {say(f'centre_basis_{basis}')}" for basis in MARKS]
    heads = (say("year"), *bases, say("centre_total"))
    rows = [
        [str(year), *(str(counts[basis] or "—") for basis in MARKS), str(sum(counts.values()))]
        for year, counts in sorted(coverage.items(), reverse=True)
    ]
    return tag("div", table(heads, rows, say("centre_coverage")), class_="panel")


def findings_section(dossier: Dossier, judged: Sequence[Judged], checked: int) -> Section:
    """Tell the gravest misfits of all years, each leading to its page."""
    if not judged:
        key = "fits" if checked else "unchecked"
        text = tag("p", say(f"centre_findings_{key}", count=f"{checked:,}"), class_="soft")
        return Section("findings", (text,), is_empty=True)
    shown = judged[:MOST_MISFITS]
    evidence = evidence_of(one.finding for one in shown)
    told = tag("ul", joined(_misfit(one, evidence) for one in shown), class_="misfits")
    where = page_address("quality", whose=dossier.centre_id)
    way = tag("a", say("centre_findings_all", count=len(judged)), href=where, data_go="")
    return Section("findings", (told + tag("p", way),))


def _misfit(one: Judged, evidence: Mapping[int, Evidence]) -> Html:
    finding = one.finding
    words: list[Html | str] = [misfit_link(finding), f" {finding.year} "]
    if subject(finding):
        words.append(tag("b", subject(finding)))
    both = sides(finding, evidence)
    if both:
        stated, computed = both.stated.strip(), both.computed.strip()
        words.append(say("centre_against", stated=stated, computed=computed))
    else:
        words.append(tag("q", excerpt(finding, evidence), lang="zh"))
    words.append(tag("span", rule_title(finding), class_="soft"))
    if one.state not in ("", "open", CORRECTED):  # that one the link says
        words.append(state_badge(one.state))
    return tag("li", joined(words, " "))

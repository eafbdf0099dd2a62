"""The findings as a download: the list, and every printed figure they rest on with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from analysis.evidence import Evidence, evidence_of
from analysis.findings import Judged
from dashboard.quality import excerpt
from dashboard.quality_asked import Asked
from dashboard.quality_asked import found as found_of
from dashboard.quality_numbers import Sides, operand_text, sides
from dashboard.quality_words import item_name, outcome_of, rule_title, short_id
from dashboard.source_places import place_text
from dashboard.source_table import bounded
from dashboard.texts import centre_name, indicator_name, say
from dashboard.workbooks import Cell, Column, Number, Sheet
from findings import Finding

# A page lists a few hundred of those that fit; a sheet has room for all there will ever be.
EVERY_ONE: Final = 1_000_000
FINDINGS: Final = {
    "verdict": 12, "centre": 12, "year": 8, "indicator": 24, "item": 20, "stated": 20,
    "computed": 20, "elsewhere": 20, "stated_low": 16, "stated_high": 16, "computed_low": 16,
    "computed_high": 16, "rule": 44, "state": 10, "decided_by": 12, "note": 40, "id": 12,
}  # fmt: skip
FIGURES: Final = {
    "id": 12, "centre": 12, "figure": 30, "year": 8, "printed": 20, "as": 12, "growth": 12,
    "place": 44, "where": 24, "words": 60,
}  # fmt: skip


def list_sheets(asked: Asked) -> list[Sheet]:
    """Give every finding that is asked for, and the figures they rest on, as a download."""
    found = found_of(asked, EVERY_ONE)
    evidence = evidence_of(one.finding for one in found)
    rows = [_row(one, evidence) for one in found]
    listed = Sheet(say("page_quality"), _columns(FINDINGS), rows)
    return [listed, _figures([one.finding for one in found], evidence)]


def opened_sheets(one: Judged) -> list[Sheet]:
    """Give the printed figures that a finding rests on as a download."""
    return [_figures([one.finding], evidence_of([one.finding]))]


def _columns(widths: Mapping[str, int]) -> tuple[Column, ...]:
    return tuple(Column(say(f"quality_head_{name}"), width) for name, width in widths.items())


def _row(one: Judged, evidence: Mapping[int, Evidence]) -> list[Cell]:
    finding = one.finding
    both = sides(finding, evidence)
    bounds: list[Cell] = []
    for side in (finding.stated, finding.computed):
        ends = (side.low, side.high) if side else ()
        bounds += [Number(end, 6, grouped=False) for end in ends] or [None, None]
    return [
        say(f"quality_outcome_{outcome_of(finding)}"),
        centre_name(finding.centre_id),
        finding.year,
        indicator_name(finding.indicator_id) if finding.indicator_id else "",
        item_name(finding.item),
        both.stated if both else excerpt(finding, evidence),
        *_second(both),
        *bounds,
        rule_title(finding),
        say(f"quality_state_{one.state}") if one.state else None,
        one.made_by,
        one.note,
        short_id(finding),
    ]


def _second(both: Sides | None) -> tuple[str | None, str | None]:
    """Give the computed figure and the one printed elsewhere, of which a finding has one."""
    if both is None:
        return None, None
    return (None, both.told) if both.relation == "printed" else (both.told, None)


def _figures(found: Iterable[Finding], evidence: Mapping[int, Evidence]) -> Sheet:
    rows = [
        _figure(finding, evidence[number])
        for finding in found
        for number in finding.evidence
        if number in evidence
    ]
    return Sheet(say("quality_figures"), _columns(FIGURES), rows)


def _figure(finding: Finding, one: Evidence) -> list[Cell]:
    place = one.place
    name = indicator_name(place.indicator_id)
    return [
        short_id(finding),
        centre_name(one.centre_id),
        f"{name} · {item_name(one.item)}" if one.item else name,
        place.year,
        bounded(one.bound, operand_text(one)),
        say(f"sources_page_role_{one.role}"),
        place.printed_growth,
        place.title,
        place_text(place.sheet, place.cell),
        place.quote,
    ]

"""One finding opened: what the rule asks, the arithmetic, the sentences on both sides, and what
else rests on the same figures. What may be done about it is left to `quality_acts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from analysis.amendments import righted
from analysis.evidence import (
    Decision,
    Evidence,
    decisions_of,
    evidence_of,
    verdict,
    verdicts_resting_on,
)
from analysis.findings import Judged, misfit
from dashboard.addresses import page_address
from dashboard.lines import STOPS, line
from dashboard.markup import Html, joined, table, tag
from dashboard.memory import remembered_until_written
from dashboard.quality_numbers import HOW, Sides, arithmetic, by_side, operand_text, sides
from dashboard.quality_quotes import both_sides
from dashboard.quality_words import (
    item_name,
    link,
    outcome_of,
    rule_of,
    rule_title,
    short_id,
    spoken,
    state_badge,
    subject,
    verdict_badge,
    whose,
)
from dashboard.source_places import address, amended_line
from dashboard.source_table import bounded
from dashboard.texts import indicator_name, language, qualifier_text, say
from findings import Finding

# More verdicts on the same figures than one reads; the list has them all.
MOST_OTHERS: Final = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A finding as it stands on the page, above and below what may be done about it."""

    heading: Html
    name: str
    content: Html
    history: Html


def asked(text: str) -> tuple[Judged | None, str]:
    """Find the finding an address names, and what to say where there is none by that id."""
    if not text:
        return None, ""
    if found := misfit(text):
        return found, ""
    if fitting := verdict(text):
        return Judged(fitting, "", "", "", None), ""
    return None, say("quality_unknown", asked=text[:30])


@remembered_until_written
def opened(one: Judged, _language: str) -> Opened:
    """Lay a finding out."""
    finding = one.finding
    evidence = evidence_of([finding])
    heading = " · ".join(part for part in (whose(finding), subject(finding)) if part)
    parts = [
        _summary(one, sides(finding, evidence)),
        _corrected(one, evidence),
        _rule(finding),
        _arithmetic(finding, evidence),
        both_sides(finding, evidence),
        _others(finding),
    ]
    history = _history(decisions_of(finding.id))
    content = tag("div", joined(parts), class_="quality opened")
    return Opened(tag("h1", heading), heading, content, tag("div", history, class_="quality"))


def _summary(one: Judged, both: Sides | None) -> Html:
    """Say first what came of the check, with both figures, and where it stands now."""
    finding = one.finding
    parts: list[Html | str] = [verdict_badge(finding), " "]
    if both:
        figures = {"stated": tag("b", both.stated), "computed": tag("b", both.computed)}
        parts.append(line(f"quality_summary_{_how(finding, both)}", **figures))
    else:
        rule = rule_of(finding)
        parts.append(spoken(rule.problem) if rule and finding.is_misfit else rule_title(finding))
    back = page_address("quality", whose=finding.centre_id)
    facts: list[Html | str] = [tag("a", say("quality_back"), href=back, data_go="")]
    if one.state:
        facts.append(state_badge(one.state))
    facts.append(say("quality_number", number=short_id(finding)))
    return tag("p", joined(parts), class_="lead") + tag("p", joined(facts, " · "), class_="facts")


def _corrected(one: Judged, evidence: Mapping[int, Evidence]) -> Html:
    """Tell what was put right in the figures a finding rests on, why and by whom."""
    told = {
        amended.amendment_id: line(
            "quality_corrected",
            change=tag("b", amended_line(evidence[number].place, amended)),
            reason=(amended.reason_zh if language() == "zh" else amended.reason_en).rstrip(STOPS),
            by=amended.made_by,
            day=str(amended.made_on),
        )
        for number, amended in righted(n for n in one.finding.evidence if n in evidence).items()
    }
    if not told:
        return Html("")
    href = page_address("quality", view="corrections")
    way = tag("a", say("quality_view_corrections"), href=href, data_go="")
    return tag("p", joined([*told.values(), line("quality_registered", way=way)]), class_="notice")


def _how(finding: Finding, both: Sides) -> str:
    """Name the way in which both figures are told: as equals, as a limit, as a range."""
    if both.relation in HOW:
        return HOW[both.relation]
    return "misfit" if finding.is_misfit else "fits"


def _rule(finding: Finding) -> Html:
    rule = rule_of(finding)
    if rule is None:
        return Html("")
    told = [(say("quality_rule"), spoken(rule.title))]
    if finding.is_misfit and finding.stated:
        told.append((say("quality_problem"), spoken(rule.problem)))
    if finding.is_misfit and rule.caution.zh:
        told.append((say("quality_caution"), spoken(rule.caution)))
    if rule.basis.zh:
        told.append((say("quality_basis"), spoken(rule.basis)))
    return tag("dl", joined(tag("dt", name) + tag("dd", text) for name, text in told))


def _arithmetic(finding: Finding, evidence: Mapping[int, Evidence]) -> Html:
    """Write out what was stated and what follows, and list the figures it follows from."""
    both = sides(finding, evidence)
    if both is None:
        return Html("")
    told = arithmetic(finding, evidence)
    worked = joined([told, " = ", tag("b", both.computed)]) if told else tag("b", both.computed)
    is_printed = both.relation == "printed"
    rows: list[tuple[str, Html | str, str]] = [
        (say("quality_stated"), tag("b", both.stated), both.stated_span),
        (_computed_name(both), worked, both.computed_span),
    ]
    if outcome_of(finding) != "pass" and both.relation != "between":
        key = "quality_apart" if is_printed else "quality_difference"
        rows.append((say(key), both.difference, ""))
    body = joined(_side(*row) for row in rows)
    title = say("quality_both_printed" if is_printed else "quality_arithmetic")
    parts = [tag("h2", title), tag("table", body, class_="sides num")]
    if finding.hint:
        words = {"computed": both.computed, "stated": both.stated}
        parts.append(tag("p", say(f"quality_hint_{finding.hint}", **words), class_="notice"))
    if both.stated_span or both.computed_span:
        parts.append(tag("p", say("quality_interval"), class_="source-line"))
    return joined(parts) + _figures(finding, evidence)


def _computed_name(both: Sides) -> str:
    return say(f"quality_{HOW.get(both.relation, 'computed')}")


def _side(name: str, number: Html | str, span: str) -> Html:
    interval = tag("td", span or Html(""), class_="soft")
    return tag("tr", tag("th", name, scope="row") + tag("td", number) + interval)


def _figures(finding: Finding, evidence: Mapping[int, Evidence]) -> Html:
    """List the printed figures that both sides rest on, each with the way to its place."""
    known = [*chain(*by_side(finding, evidence))]
    if not known:
        return Html("")
    heads = [say(f"quality_head_{name}") for name in ("figure", "printed", "as", "place")]
    rows = [[_which(one, finding), _printed(one), _role(one), _place(one)] for one in known]
    return tag("div", table(heads, rows, say("quality_figures")), class_="evidence")


def _which(one: Evidence, finding: Finding) -> Html:
    year = [str(one.place.year)] if one.place.year != finding.year else []
    return tag("span", " · ".join([*_name_parts(one), *year]))


def _name_parts(one: Evidence) -> list[str]:
    name = indicator_name(one.place.indicator_id)
    return [name, item_name(one.item)] if one.item else [name]


def _printed(one: Evidence) -> Html | str:
    number = bounded(one.bound, operand_text(one))
    growth = one.place.printed_growth
    if not growth:
        return number
    unit = {"percent": "%", "point": say("points")}.get(one.place.growth_unit, "")
    told = say(
        "quality_with_growth", growth=f"{growth.replace('-', '−')} {unit}".replace(" %", "%")
    )
    return joined([number, tag("small", told)])


def _role(one: Evidence) -> Html | str:
    role = say(f"sources_page_role_{one.role}")
    return joined([role, tag("small", qualifier_text(one.qualifier))]) if one.qualifier else role


def _place(one: Evidence) -> Html:
    place = one.place
    return tag("a", place.title, href=address(place.source_id, place.place), data_go="", lang="zh")


def _others(finding: Finding) -> Html:
    """List the other verdicts on the stated figure: one that holds elsewhere is likely right."""
    first = finding.evidence[:1] if finding.stated else ()
    others = [one for one in verdicts_resting_on(finding.centre_id, first) if one.id != finding.id]
    if not others:
        return Html("")
    shown = others[:MOST_OTHERS]
    evidence = evidence_of(shown)
    rows: list[list[Html | str]] = []
    for one in shown:
        both = sides(one, evidence)
        title = tag("a", rule_title(one), href=link(one), data_go="")
        told = (both.stated, both.told) if both else ("—", "—")
        rows.append([title, verdict_badge(one), *told])
    heads = [say(f"quality_head_{name}") for name in ("rule", "verdict", "stated", "computed")]
    title = tag("h2", say("quality_others", count=len(others)))
    return title + tag("div", table(heads, rows), class_="others")


def _history(decisions: Sequence[Decision]) -> Html:
    """Tell what was decided, in order."""
    if not decisions:
        return Html("")
    return tag("ol", joined(map(_decision, decisions)), class_="events")


def _decision(decision: Decision) -> Html:
    head = tag("b", say(f"quality_state_{decision.state}"))
    who = f" {decision.made_by} · {decision.made_at:%Y-%m-%d %H:%M}"
    note = tag("q", decision.note, class_="reason") if decision.note else Html("")
    return tag("li", joined([head, who, note]))

"""What a letter to a centre says: its reports, and each finding with sentences and arithmetic.

The form of the letter and the Word file are left to `etl.letter`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.evidence import Evidence, evidence_of
from analysis.findings import verdict_counts
from catalogue import catalogue
from dashboard.quality_numbers import HOW, arithmetic, sides
from dashboard.quality_quotes import Quote, all_quotes, report_title
from dashboard.quality_words import rule_of, rule_title, subject
from dashboard.source_list import known_documents
from dashboard.texts import say
from etl.letter import Letter, Point, Quoted, Report
from findings import Finding


def letter_to(found: Sequence[Finding], contact: str) -> Letter:
    """Put together a letter about findings in one centre's reports; call in Chinese."""
    centre_id = found[0].centre_id
    evidence = evidence_of(found)
    by_source: dict[str, list[Finding]] = {}
    for finding in found:
        by_source.setdefault(_source(finding, evidence), []).append(finding)
    counts: Counter[str] = Counter()
    years = {finding.year for finding in found}
    for (_, year), verdicts in verdict_counts((centre_id,)).items():
        counts += verdicts if year in years else Counter()
    return Letter(
        catalogue().centres[centre_id].full_name.zh,
        tuple(_report(source, members, evidence) for source, members in by_source.items()),
        counts.total(),
        counts["pass"] + counts["rounding"],
        contact,
    )


def _source(finding: Finding, evidence: Mapping[int, Evidence]) -> str:
    """Give the report that states the figure, or that the words stand in."""
    first = evidence.get(finding.evidence[0]) if finding.evidence else None
    return first.place.source_id if first else finding.source_id


def _report(source_id: str, found: Sequence[Finding], evidence: Mapping[int, Evidence]) -> Report:
    known = known_documents().get(source_id)
    published_on = known.published_on if known else ""
    points = tuple(_point(finding, evidence) for finding in found)
    return Report(report_title(source_id), published_on, points)


def _point(finding: Finding, evidence: Mapping[int, Evidence]) -> Point:
    rule, both = rule_of(finding), sides(finding, evidence)
    quotes = tuple(_quoted(quote) for quote in all_quotes(finding, evidence))
    title = say("quality_letter_point", what=subject(finding) or rule_title(finding))
    if finding.indicator_id:
        title = say("quality_letter_point_of", what=subject(finding), year=finding.year)
    problem = rule.problem.zh if rule else ""
    caution = rule.caution.zh if rule and finding.verdict == "note" else ""
    basis = rule.title.zh if rule else finding.check_id
    if both is None:
        return Point(title, problem, basis, quotes, caution=caution)
    spelt, is_printed = arithmetic(finding, evidence), both.relation == "printed"
    words = {"stated": both.stated, "computed": both.computed}
    hint = say(f"quality_hint_{finding.hint}", **words) if finding.hint else ""
    follows = say("quality_letter_stated", stated=both.stated, span=_span(both.stated_span)) + say(
        f"quality_letter_follows_{HOW.get(both.relation, 'computed')}",
        sum=f"{spelt} = " if spelt else "",
        computed=both.computed,
        span=_span(both.computed_span),
    )
    return Point(
        title,
        problem,
        basis,
        quotes,
        stated=both.stated,
        computed="" if is_printed else both.told,
        elsewhere=both.told if is_printed else "",
        sum=spelt,
        follows=follows,
        hint=hint,
        caution=caution,
    )


def _span(span: str) -> str:
    return say("quality_letter_span", span=span) if span else ""


def _quoted(quote: Quote) -> Quoted:
    return Quoted(quote.pieces, report_title(quote.source_id), quote.where)

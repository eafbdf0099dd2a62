"""What `gjj check` prints of a finding: a line for people, or an object for programs."""

from __future__ import annotations

from dataclasses import asdict
from math import log10
from typing import Any

from catalogue import Catalogue, PrintedUnit
from etl.checking.wording import fitting, number_text
from findings import Finding
from intervals import Interval
from warehouse.checks import rules


def line(finding: Finding, known: Catalogue) -> str:
    """Tell a finding in a line: how serious, of what, what does not fit, by which rule."""
    rule = rules()[finding.check_id]
    centre = known.centres[finding.centre_id].name.zh
    indicator = known.indicators.get(finding.indicator_id)
    about = [finding.severity, centre, str(finding.year)]
    about += [indicator.says("short", "zh")] if indicator else []
    if finding.item:
        line_of = known.indicators.get(finding.item)
        about.append(line_of.says("short", "zh") if line_of else finding.item)
    sides = ""
    if finding.stated and finding.computed:
        stated, computed = _amounts(finding, finding.stated, finding.computed, known)
        sides = f"所印 {stated}，推得 {computed}。"
    return f"{' '.join(about)}：{sides}{rule.problem.zh}（{rule.title.zh}）"


def _amounts(
    finding: Finding, stated: Interval, computed: Interval, known: Catalogue
) -> tuple[str, str]:
    """Write both sides in one unit, the stated one's."""
    indicator = known.indicators[finding.indicator_id]
    unit = fitting(stated.value, indicator, known)
    return _written(stated, unit, 0), _written(computed, unit, 1)


def _written(amount: Interval, unit: PrintedUnit, more: int) -> str:
    """Write an amount with the digits its rounding shows, and so many more that are no nought."""
    factor = float(unit.factor)
    half = amount.half_width / factor
    whole = float(f"{amount.value / factor:.9g}").is_integer()
    digits = max(0, round(-log10(2 * half))) + more if half > 0 else 0 if whole else 2
    text = f"{amount.value / factor:.{min(digits, 4)}f}"
    return number_text(text.removesuffix("0") if more and "." in text else text, unit.printed)


def told(finding: Finding) -> dict[str, Any]:
    """Give a finding as one object: its columns, and the rule's words in both languages."""
    rule = rules()[finding.check_id]
    found = {"finding_id": finding.id, **asdict(finding)}
    del found["id"], found["span"]
    for side in ("stated", "computed"):
        amount = found.pop(side)
        found |= {side: amount and amount["value"]}
        found |= {f"{side}_{end}": amount and amount[end] for end in ("low", "high")}
    start, end = finding.span or (None, None)
    words = {"title_zh": rule.title.zh, "title_en": rule.title.en}
    messages = {"message_zh": rule.problem.zh, "message_en": rule.problem.en}
    return {**found, "span_start": start, "span_end": end, **words, **messages}

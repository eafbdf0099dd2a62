"""Names, numbers and sentences of a self-evaluation: each number opens where it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.performance import Loss, Performance
from analysis.performance_printed import Check, Printed
from analysis.performance_targets import Target
from analysis.performance_tree import Node
from catalogue import catalogue
from dashboard import sources
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.numbers import MARKS, Scale, scale_for, with_unit
from dashboard.source_table import bounded, item_name
from dashboard.texts import indicator_name, say
from intervals import Interval

PERCENT: Final = Scale(1.0, "%")
POINTS: Final = Scale(1.0, "")
# Half-widths below this are the noise of floating-point arithmetic.
NO_WIDTH: Final = 1e-9
# So many headings are named in a sentence.
NAMED: Final = 3


def plain_name(item: str) -> str:
    """Name a heading as a picture does: an indicator's short name, else the report's words."""
    if not item:
        return say("performance_total")
    return indicator_name(item) if item in catalogue().indicators else item


def name_of(item: str) -> Html | str:
    """Name a heading, the report's own words said to be Chinese on an English page."""
    return item_name(item) if item else say("performance_total")


def number_of(printed: Printed) -> str:
    """Write a printed figure without its unit, with the sign of its bound."""
    scale = scale_for(catalogue().indicators[printed.indicator_id], [printed.amount])
    return bounded(printed.bound, scale.number(printed.amount))


def text_of(printed: Printed) -> str:
    """Write a printed figure with its unit."""
    scale = scale_for(catalogue().indicators[printed.indicator_id], [printed.amount])
    return with_unit(bounded(printed.bound, scale.number(printed.amount)), scale.unit)


def linked(printed: Printed, text: Html | str = "") -> Html:
    """Make a printed figure a button that opens its source; points stand without their unit."""
    unit = catalogue().indicators[printed.indicator_id].unit
    written = text or (number_of(printed) if unit == "score" else text_of(printed))
    name = indicator_name(printed.indicator_id)
    told = f"{plain_name(printed.item)} {name}" if printed.item else name
    return sources.printed(printed.observation_id, written, told)


def points(amount: Interval) -> str:
    """Write points that follow from printed ones, without digits that none of them has."""
    text = f"{amount.value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(amount: Interval) -> str:
    """Write a computed percentage with no more digits than its rounding leaves sure, and one."""
    if amount.half_width < NO_WIDTH:
        return with_unit(points(amount), "%")
    return with_unit(PERCENT.number(amount, "computed"), "%")


def computed_percent(amount: Interval) -> str:
    """Write a computed percentage with the mark of what is computed."""
    return f"{MARKS['computed']} {percent(amount)}"


def verdict_words(check: Check) -> str:
    """Say a verdict in the words of checks."""
    return say(f"performance_verdict_{check.verdict}")


def lead_of(found: Performance) -> list[Html]:
    """Write what the page finds: where points were lost, what was missed, what does not fit."""
    told = [_score_line(found), _missed_line(found), _completion_line(found.targets)]
    return [one for one in told if one]


def _score_line(found: Performance) -> Html | None:
    tree = found.tree
    if tree is None:
        return line("performance_no_scores")
    if tree.stated_score is None or tree.full is None or tree.lost is None:
        return line("performance_no_total")
    parts = joined((_part(node) for node in tree.children), " + ")
    total, full = linked(tree.stated_score), points(tree.full)
    if not found.losses:
        return line("performance_all_points", total=total, full=full, parts=parts)
    lost, where = points(tree.lost), joined(_where(found.losses), say("list_comma"))
    count = len(found.losses)
    return line(
        "performance_lost", total=total, full=full, parts=parts, lost=lost, count=count, where=where
    )


def _part(node: Node) -> Html:
    score = linked(node.stated_score) if node.stated_score else Html("")
    return joined([name_of(node.name), " ", score])


def _where(losses: Sequence[Loss]) -> list[Html]:
    return [
        line("performance_lost_at", name=name_of(loss.item.name), points=points(loss.points))
        for loss in losses[:NAMED]
    ]


def _missed_line(found: Performance) -> Html | None:
    missed = [target for target in found.targets if target.met is False]
    if not missed:
        return None
    told = joined((_missed(target) for target in missed), say("list_comma"))
    for claim in found.claims:
        return line("performance_missed_claimed", told=told, claim=tag("q", claim.text, lang="zh"))
    return line("performance_missed", told=told)


def _missed(target: Target) -> Html:
    name = indicator_name(target.indicator_id)
    if target.actual and target.target:
        actual, aim = linked(target.actual), linked(target.target)
        return line("performance_missed_by", name=name, actual=actual, target=aim)
    rate = linked(target.completion) if target.completion else ""
    return line("performance_missed_rate", name=name, rate=rate)


def _completion_line(targets: Sequence[Target]) -> Html | None:
    printed = [target for target in targets if target.completion]
    if not printed:
        return None
    checked = [target for target in printed if target.check]
    if not checked:
        return line("performance_none_checked", count=len(printed), told=_rates(printed))
    wrong = [t for t in checked if t.check and t.check.is_misfit]
    close = [t for t in checked if t.check and t.check.verdict == "rounding"]
    sentence = line("performance_checked", count=len(printed), checked=len(checked))
    if wrong:
        sentence += line("performance_checked_wrong", count=len(wrong), told=_both(wrong))
    if close:
        sentence += line("performance_checked_close", count=len(close), told=_both(close))
    rest = len(checked) - len(wrong) - len(close)
    return sentence + line("performance_checked_rest", count=rest)


def _rates(targets: Sequence[Target]) -> Html:
    told = [
        joined([indicator_name(t.indicator_id), " ", linked(t.completion)])
        for t in targets[:NAMED]
        if t.completion
    ]
    return joined(told, say("list_comma"))


def _both(targets: Sequence[Target]) -> Html:
    told = [
        line(
            "performance_both",
            name=indicator_name(t.indicator_id),
            stated=linked(t.completion),
            computed=percent(t.check.computed),
        )
        for t in targets
        if t.completion and t.check
    ]
    return joined(told, say("list_comma"))

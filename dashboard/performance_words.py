"""Names, numbers and sentences of a self-evaluation: each number opens where it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap
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


def in_lines(name: str, letters: int) -> str:
    """Break English between its words, Chinese anywhere, into lines of so many letters."""
    if name.isascii():
        return "<br>".join(wrap(name, letters))
    return "<br>".join(name[at : at + letters] for at in range(0, len(name), letters))


def number_of(printed: Printed) -> str:
    """Write a printed figure without its unit, with the sign of its bound."""
    scale = scale_for(catalogue().indicators[printed.indicator_id], [printed.amount])
    return bounded(printed.bound, scale.number(printed.amount))


def text_of(printed: Printed) -> str:
    """Write a printed figure with its unit."""
    scale = scale_for(catalogue().indicators[printed.indicator_id], [printed.amount])
    return with_unit(bounded(printed.bound, scale.number(printed.amount)), scale.unit).strip()


def linked(printed: Printed) -> Html:
    """Make a figure a button that opens its source; points stand without their unit.

    One put right bears a badge with what is printed.
    """
    number = _button(printed, _written(printed))
    if not printed.is_amended:
        return number
    return joined([number, tag("span", amended_text(printed), class_="badge")], " ")


def linked_as_printed(printed: Printed) -> Html:
    """Make what is printed a button, whatever was put right since: the rules judge that."""
    return _button(printed, _written(as_printed(printed)))


def operand(printed: Printed) -> Html:
    """Make what is printed a button without the sign of its bound, as a part of a sum."""
    return _button(printed, text_of(as_printed(printed)).lstrip("<>≤≥"))


def as_printed(printed: Printed) -> Printed:
    """Give a figure as if nothing had been put right."""
    return replace(printed, amount=printed.as_printed)


def amended_text(printed: Printed) -> str:
    """Say that a figure was put right and what is printed; empty where it was not."""
    if not printed.is_amended:
        return ""
    return say("performance_amended", printed=_written(as_printed(printed)))


def _written(printed: Printed) -> str:
    unit = catalogue().indicators[printed.indicator_id].unit
    return number_of(printed) if unit == "score" else text_of(printed)


def _button(printed: Printed, written: str) -> Html:
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


def judged(check: Check, *about: Printed | None) -> str:
    """Say a verdict, and that it is about what is printed where a figure was put right since."""
    words = verdict_words(check)
    if check.check_id and any(one and one.is_amended for one in about):
        return say("performance_judged_printed", verdict=words)
    return words


def lead_of(found: Performance) -> list[Html]:
    """Write what the page finds in short: points lost, targets missed, rates that do not fit.

    Every number is printed; what follows from them stands in the lists below.
    """
    told = [_score_line(found), _missed_line(found), _completion_line(found.targets)]
    return [one for one in told if one]


def _score_line(found: Performance) -> Html | None:
    tree = found.tree
    if tree is None:
        return line("performance_no_scores")
    if tree.stated_score is None or tree.full is None or tree.lost is None:
        return line("performance_no_total")
    total = linked(tree.stated_score)
    if not found.losses:
        return line("performance_all_points", total=total)
    return line("performance_lost", total=total, where=_where(tree, found.losses))


def _where(tree: Node, losses: Sequence[Loss]) -> Html:
    """Name the part that lost most, or the item, with its marks."""
    short = [part for part in tree.children if part.is_short and part.stated_score]
    most = max(short, key=lambda part: part.lost.value if part.lost else 0.0, default=None)
    node = most or losses[0].item
    marks = [linked(one) for one in (node.stated_score, node.stated_full) if one]
    return line("performance_lost_at", name=name_of(node.name), marks=joined(marks, " / "))


def _missed_line(found: Performance) -> Html | None:
    missed = [target for target in found.targets if target.met is False]
    if not missed:
        return None
    told = joined((_missed(target) for target in missed[:NAMED]), say("list_comma"))
    if len(missed) > NAMED:
        told = line("performance_missed_several", count=len(missed), told=told)
    return line("performance_missed_claimed" if found.claims else "performance_missed", told=told)


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
    sentence = line("performance_checked", checked=len(checked))
    if not wrong:
        sentence += line("performance_checked_none_wrong")
    else:
        sentence += line("performance_checked_wrong", count=len(wrong), told=_rates(wrong))
    if close:
        sentence += line("performance_checked_close", count=len(close))
    return sentence


def _rates(targets: Sequence[Target]) -> Html:
    told = [
        joined([indicator_name(t.indicator_id), " ", linked_as_printed(t.completion)])
        for t in targets[:NAMED]
        if t.completion
    ]
    return joined(told, say("list_comma"))

"""The table of targets: what was aimed at, reached, printed and recomputed, and why it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.evidence import evidence_of
from analysis.performance import Claim
from analysis.performance_targets import FAR, Target
from catalogue import catalogue
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.numbers import MARKS, scale_for, with_unit
from dashboard.performance_words import (
    computed_percent,
    judged,
    linked,
    linked_as_printed,
    operand,
    percent,
    points,
)
from dashboard.quality_numbers import sides
from dashboard.texts import indicator_name, language, say
from findings import Finding
from intervals import Interval, exactly
from warehouse.checks import rules

HEADS = ("indicator", "target", "actual", "printed", "computed", "score_full", "verdict")


def targets_table(targets: Sequence[Target], claims: Sequence[Claim]) -> Html:
    """Lay out the targets in the order given, each with the words that explain it below it.

    `claims` are sentences of the report that its figures contradict.
    """
    heads = [say(f"performance_{head}") for head in HEADS]
    top = tag("tr", joined(tag("th", head, scope="col") for head in heads))
    body = joined(_rows(target, heads, claims) for target in targets)
    caption = tag("caption", say("performance_targets"))
    table = tag("table", caption + tag("thead", top) + tag("tbody", body))
    far = any("far" in target.reasons for target in targets)
    note = tag("p", say("performance_far_note", bound=f"{FAR:g}%"), class_="sub") if far else ""
    return tag("div", tag("div", table, class_="scroll") + note, class_="panel targets")


def _rows(target: Target, heads: Sequence[str], claims: Sequence[Claim]) -> Html:
    cells = (
        _name(target),
        linked(target.target) if target.target else _soft(_no_target(target)),
        _actual(target),
        linked(target.completion) if target.completion else _soft(say("performance_unprinted")),
        _computed(target),
        _score(target),
        _verdict(target),
    )
    row = joined(tag("td", cell, data_label=head) for cell, head in zip(cells, heads, strict=True))
    why = joined(tag("li", one) for one in explanations(target, claims))
    below = tag("tr", tag("td", tag("ul", why), colspan=str(len(heads))), class_="why")
    kept = tag("tr", row, class_="told" if why.text else "")
    return kept + below if why.text else kept


def _name(target: Target) -> Html:
    badges = joined(
        (tag("span", say(f"performance_reason_{r}"), class_="badge care") for r in target.reasons),
        " ",
    )
    name = indicator_name(target.indicator_id)
    return joined([name, " ", badges]) if target.reasons else joined([name])


def _soft(text: str) -> Html:
    return tag("span", text, class_="soft gap")


def _no_target(target: Target) -> str:
    """Say that no target is printed as a number, and the one that the completion rate implies."""
    if target.implied is None:
        return say("performance_no_target")
    return say("performance_implied", value=_amount(target.implied, target.indicator_id))


def _amount(amount: Interval, indicator_id: str) -> str:
    scale = scale_for(catalogue().indicators[indicator_id], [amount])
    return with_unit(f"{MARKS['computed']} {scale.number(amount, 'computed')}", scale.unit)


def _actual(target: Target) -> Html:
    if target.actual:
        return linked(target.actual)
    if target.rests_on:
        reached, planned = target.rests_on
        return line("performance_of_plan", actual=linked(reached), plan=linked(planned))
    return _soft(say("performance_unprinted"))


def _computed(target: Target) -> Html:
    if target.is_capped:
        return _soft(say("performance_capped"))
    if target.computed is None:
        return _soft(say("performance_unknown"))
    return joined([computed_percent(target.computed)])


def _score(target: Target) -> Html:
    item = target.item
    if item is None or item.stated_score is None:
        return _soft(say("performance_unprinted"))
    if item.stated_full:
        return joined([linked(item.stated_score), " / ", linked(item.stated_full)])
    if item.full is None:
        return joined([linked(item.stated_score)])
    full = f"{MARKS['computed']} {points(item.full)}"
    return joined([linked(item.stated_score), tag("span", f" / {full}", class_="soft")])


def _verdict(target: Target) -> Html:
    if target.check is None:
        return _soft(say("performance_unchecked"))
    words = judged(target.check, *target.amended)
    return tag("b", words, class_="care") if target.check.is_misfit else joined([words])


def explanations(target: Target, claims: Sequence[Claim] = ()) -> Iterator[Html]:
    """Give the sentences that explain what is unusual about a target."""
    check, rate = target.check, target.completion
    if check and rate and check.verdict != "pass":
        yield _against(target)
    if target.other_way:
        other = percent(target.other_way)
        aim = linked(target.target) if target.target else ""
        yield line("performance_other_way", value=other, target=aim)
    for misfit in target.misfits:
        yield _misfit(target, misfit)
    if target.met is False and target.actual and target.target:
        yield _missed(target, target.target.amount, target.actual.amount)
    for claim in claims:
        if target.completion and target.completion.observation_id in claim.finding.evidence:
            yield line("performance_why_claimed", claim=tag("q", claim.text, lang="zh"))
    if target.is_capped:
        yield line("performance_why_capped")
    for one in target.amended:
        yield line("performance_why_amended", printed=linked_as_printed(one))


def _missed(target: Target, aim: Interval, reached: Interval) -> Html:
    wanted = exactly(aim.value)
    short = wanted - reached if aim.value > reached.value else reached - wanted
    gap = _amount(short, target.indicator_id)
    item = target.item
    if item and item.is_short and item.lost:
        return line("performance_why_missed_lost", gap=gap, points=points(item.lost))
    return line("performance_why_missed", gap=gap)


def _against(target: Target) -> Html:
    check, rate = target.check, target.completion
    if check is None or rate is None:
        return Html("")
    key = "performance_why_close" if check.verdict == "rounding" else "performance_why_wrong"
    sentence = line(
        key,
        sum=_sum(target),
        computed=percent(check.computed),
        stated=linked_as_printed(rate),
        span=_span(check.computed),
    )
    return sentence + (line("performance_truncated") if check.hint == "truncated" else Html(""))


def _sum(target: Target) -> Html:
    if not target.rests_on:
        return Html("")
    pair = list(target.rests_on)
    if catalogue().indicators[target.indicator_id].direction == "lower_better":
        pair.reverse()
    return joined((operand(one) for one in pair), " ÷ ")


def _span(amount: Interval) -> str:
    return f"{amount.low:.2f}–{amount.high:.2f}%" if amount.half_width else percent(amount)


def _misfit(target: Target, misfit: Finding) -> Html:
    rule = rules()[misfit.check_id]
    problem = str(getattr(rule.problem, language()))
    if target.actual is None or misfit.computed is None:
        return joined([problem])
    both = sides(misfit, evidence_of([misfit]))
    if both is None:
        return joined([problem])
    # Of two figures that contradict each other the one reached may be either.
    is_stated = misfit.evidence[0] == target.actual.observation_id
    other = both.computed if is_stated else both.stated
    actual = linked_as_printed(target.actual)
    return line("performance_misfit", actual=actual, other=other, problem=problem)

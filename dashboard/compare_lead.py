"""The finding over a comparison, in two or three sentences, each number with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from analysis.compare import JUDGED, Comparison, Line, standing
from analysis.figures import Figure, Figures
from analysis.ratio_gap import PER, Split, quotient_of, split
from analysis.verdicts import Verdict
from changes import Change
from dashboard import lines
from dashboard.compare_words import times_text
from dashboard.lines import line, linked
from dashboard.markup import Html, joined
from dashboard.numbers import change_text
from dashboard.ratio_gap_words import part_name
from dashboard.source_pairs import difference, quotient
from dashboard.texts import centre_name, indicator_name, say

# Withdrawal rates move by several points from year to year (Guangzhou −2.5, Yiyang +7.0), so two
# that are less than one apart are told as almost the same.
CLOSE_POINTS: Final = 1.0
# The ratios the lead tells, in its order; the last two as multiples.
TOLD: Final = ("withdrawal_to_deposit_ratio", "loans_to_deposits_ratio")
TIMES: Final = ("deposits_per_employee", "average_loan")
SURE: Final = (Verdict.HIGHER, Verdict.LOWER)


def lead(found: Comparison, figures: Figures) -> Html:
    """Say the finding in sentences made from the figures that compare; empty for one centre."""
    by_id = {line.indicator.id: line for line in found.ratios}
    if len(found.years) < 2:
        return Html("")
    parts: list[Html | str]
    if len(found.years) == 2:
        parts = [_withdrawing(by_id), _lending(by_id), *_multiples(by_id), _most(found, figures)]
    else:
        parts = [_highest(by_id[i]) for i in (*TOLD, *TIMES) if i in by_id]
    told = [part for part in parts if part]
    return lines.lead(told or [say("compare_lead_none")])


def _withdrawing(by_id: Mapping[str, Line]) -> Html | str:
    found = by_id.get(TOLD[0])
    pair = found.pairs[0] if found else None
    if found is None or pair is None or pair.verdict not in JUDGED or pair.difference is None:
        return ""
    if pair.verdict not in SURE:
        return _even(found)
    apart = pair.difference if pair.verdict is Verdict.HIGHER else -pair.difference
    low, high = _ends(found)
    text = change_text(Change(apart, "point", "computed")).lstrip("+")
    size = difference(high, low, text)
    if apart.high < CLOSE_POINTS:
        return line("compare_lead_close", difference=size)
    return line("compare_lead_draws", centre=centre_name(high.centre_id), difference=size)


def _lending(by_id: Mapping[str, Line]) -> Html | str:
    found = by_id.get(TOLD[1])
    if found is None or found.pairs[0].verdict not in JUDGED:
        return ""
    if found.pairs[0].verdict not in SURE:
        return _even(found)
    low, high = _ends(found)
    centre = centre_name(high.centre_id)
    return line("compare_lead_lends", centre=centre, high=linked(high), low=linked(low))


def _multiples(by_id: Mapping[str, Line]) -> Iterable[Html | str]:
    """Say how many times higher the higher centre is, one clause for each centre that is."""
    multiples: dict[tuple[str, str], list[tuple[str, Html]]] = {}
    for found in (by_id[i] for i in TIMES if i in by_id):
        verdict = found.pairs[0].verdict
        low, high = _ends(found) if verdict in JUDGED else (None, None)
        if low is None or high is None or low.amount.low <= 0:
            continue
        if verdict not in SURE:
            yield _even(found)
            continue
        names = centre_name(high.centre_id), centre_name(low.centre_id)
        times = quotient(high, low, times_text(high.amount / low.amount))
        multiples.setdefault(names, []).append((indicator_name(found.indicator.id), times))
    for (higher, lower), told in multiples.items():
        what = say("compare_and").join(name for name, _ in told)
        many = joined((times for _, times in told), say("compare_and"))
        yield line("compare_lead_times", high=higher, low=lower, names=what, times=many)


def _most(found: Comparison, figures: Figures) -> Html | str:
    """Say which ratio is furthest apart, and from which of its amounts that comes, if one."""
    judged = [one for one in found.ratios if one.pairs[0].verdict in SURE and _apart(one)]
    if len(judged) < 2:
        return ""
    furthest = max(judged, key=_apart)
    name = indicator_name(furthest.indicator.id)
    low, high = _ends(furthest)
    who = centre_name(high.centre_id)
    part = _arithmetic(furthest, low, high, figures)
    if not part:
        return line("compare_lead_most", name=name, centre=who)
    return line("compare_lead_most_part", name=name, centre=who, part=part)


def _apart(found: Line) -> float:
    """Give how many times the lower ratio the higher is; zero where that says nothing."""
    low, high = _ends(found)
    return high.amount.value / low.amount.value if low.amount.low > 0 else 0.0


def _arithmetic(found: Line, low: Figure, high: Figure, figures: Figures) -> str:
    """Name the amount that the gap comes from by arithmetic, which is not why it is there.

    Empty where the parts pull against each other or none of them surely weighs most.
    """
    parts = quotient_of(found.indicator)
    if parts is None or PER in parts.indicators:
        return ""
    gap = split(figures, found.indicator, (low.centre_id, low.year), (high.centre_id, high.year))
    if not isinstance(gap, Split):
        return ""
    main, *others = sorted(gap.parts, key=lambda part: part.effect.value, reverse=True)
    if main.sign <= 0 or any(
        part.sign < 0 or part.effect.high >= main.effect.low for part in others
    ):
        return ""
    kind = "above" if main.in_numerator else "below"
    return say(f"compare_lead_{kind}", name=part_name(main, gap))


def _ends(found: Line) -> tuple[Figure, Figure]:
    low, high = sorted(_figures(found), key=lambda figure: figure.amount.value)
    return low, high


def _highest(found: Line) -> Html | str:
    result = standing(found)
    if result.verdict is Verdict.HIGHER:
        figure = next(f for f in _figures(found) if f.centre_id == result.highest)
        like = "" if len(result.like) == len(_figures(found)) else say("compare_among_like")
        return line(
            "compare_lead_highest",
            name=indicator_name(found.indicator.id),
            centre=centre_name(result.highest),
            value=linked(figure),
            like=like,
        )
    return _even(found) if result.verdict in JUDGED else ""


def _even(found: Line) -> str:
    return say("compare_lead_even", name=indicator_name(found.indicator.id))


def _figures(found: Line) -> list[Figure]:
    return [cell.figure for cell in found.cells if cell.figure]

"""The words of a split gap: names and numbers of its parts, the sentence, the arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.compare import rests_on_growth
from analysis.figures import Figure
from analysis.ratio_gap import Part, Place, Side, Split
from catalogue import Indicator, catalogue
from changes import POINT_UNITS, Change
from dashboard import sources
from dashboard.lines import line, linked
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import (
    MOST_DECIMALS,
    Scale,
    change_number,
    change_unit,
    scale_for,
    unit_text,
    with_unit,
)
from dashboard.source_pairs import quotient
from dashboard.texts import centre_name, indicator_name, say
from intervals import Interval

# What is counted and not paid is told for this many employees: a loan falls on few of them.
EMPLOYEES: Final = 10_000
# From this many yuan on, an amount per employee is told in whole yuan, as the field does.
WHOLE: Final = 100


def place_name(place: Place) -> str:
    """Name a centre in a year."""
    return f"{centre_name(place[0])} {place[1]}"


def is_rough(found: Split) -> bool:
    """Tell whether any figure of a split rests on a growth."""
    sides = (found.start, found.end)
    return any(rests_on_growth(figure) for side in sides for figure in side.figures)


def ratio_scale(found: Split) -> Scale:
    """Give the scale of the ratio itself."""
    return scale_for(found.indicator, [found.start.ratio, found.end.ratio])


def ratio_text(side: Side, found: Split) -> str:
    """Write a side's ratio with its unit, ≈ before one that rests on a growth."""
    scale = ratio_scale(found)
    number = with_unit(scale.number(side.ratio, "computed"), scale.unit)
    return _about(side.figures) + number


def _about(figures: Sequence[Figure]) -> str:
    return "≈" if any(rests_on_growth(figure) for figure in figures) else ""


def effect_text(effect: Interval, found: Split) -> str:
    """Write a part of the gap with its sign: in points of a percentage, else in the own unit."""
    return with_unit(*_effect(effect, found))


def _effect(effect: Interval, found: Split) -> tuple[str, str]:
    unit = POINT_UNITS.get(found.indicator.unit)
    if unit:
        return change_number(Change(effect, unit, "computed")), change_unit(unit)
    scale = ratio_scale(found)
    number = scale.number(effect, "computed")
    return ("+" if effect.value > 0 else "") + number, scale.unit


def size_text(effect: Interval, found: Split) -> str:
    """Write the size of a part or of the gap, without its sign."""
    size = -effect if effect.value < 0 else effect
    return effect_text(size, found).removeprefix("+")


def part_name(part: Part, found: Split) -> str:
    """Name an amount as it is compared: itself, per employee or per ten thousand of them."""
    name = indicator_name(part.indicator_id)
    if found.start.per is None:
        return name
    is_money = catalogue().indicators[part.indicator_id].unit == "CNY"
    return say("ratio_gap_per_head" if is_money else "ratio_gap_per_many", name=name)


def amounts_scale(part: Part, found: Split) -> Scale:
    """Give the unit in which both sides' amounts of a part are told."""
    indicator = catalogue().indicators[part.indicator_id]
    if found.start.per is None:
        alike = [p for p in found.parts if p.in_numerator is part.in_numerator]
        sides = (found.start, found.end)
        return scale_for(indicator, [side.amount(p.number) for side in sides for p in alike])
    if indicator.unit == "CNY":
        low = min(side.amount(part.number).value for side in (found.start, found.end))
        return Scale(1.0, say("ratio_gap_yuan"), 0 if low >= WHOLE else MOST_DECIMALS)
    return Scale(1 / EMPLOYEES, unit_text(indicator))


def amount_text(side: Side, part: Part, found: Split) -> Html:
    """Write a side's amount of a part, its sources one click away."""
    scale, figure = amounts_scale(part, found), side.figures[part.number]
    if side.per is None:
        text = with_unit(scale.of(figure), scale.unit)
        return sources.number(figure, text)
    return quotient(figure, side.per, with_unit(*_per_head(side, part, scale)))


def _per_head(side: Side, part: Part, scale: Scale) -> tuple[str, str]:
    about = _about([f for f in (side.figures[part.number], side.per) if f])
    return about + scale.number(side.amount(part.number), "computed"), scale.unit


def finding(found: Split) -> str:
    """State the gap and which way its parts push, as the title of the picture."""
    pushes = {1: "ratio_gap_raising", -1: "ratio_gap_lowering", 0: "ratio_gap_doubtful"}
    told = (say(pushes[part.sign], name=part_name(part, found)) for part in found.parts)
    return say("ratio_gap_finding", gap=_gap(found), parts=say("clause_join").join(told))


def _gap(found: Split) -> str:
    start, end = found.start.place, found.end.place
    name = indicator_name(found.indicator.id)
    words = {"start": place_name(start), "end": place_name(end), "name": name}
    if found.gap.low <= 0 <= found.gap.high:
        return say("ratio_gap_even", **words)
    about = "≈" if is_rough(found) else ""
    kind = "higher" if found.gap.value > 0 else "lower"
    return say(f"ratio_gap_{kind}", **words, size=about + size_text(found.gap, found))


def _pushes(part: Part, found: Split) -> str:
    """Say whether the end's amount is higher, and what that does to the ratio."""
    kind = {1: "raises", -1: "lowers", 0: "unsure"}[part.sign]
    moved = say(f"ratio_gap_amount_{_moved(part, found)}", name=part_name(part, found))
    return say(f"ratio_gap_{kind}", name=moved, size=size_text(part.effect, found))


def _moved(part: Part, found: Split) -> str:
    start, end = (side.amount(part.number) for side in (found.start, found.end))
    if start.overlaps(end):
        return "even"
    kind = "higher" if end.low > start.high else "lower"
    return kind if found.start.per else f"{kind}_since"


def sentence(found: Split) -> Html:
    """Say why the ratios differ: each side's ratio and amounts, each number with its source."""
    told = [
        line(
            "ratio_gap_part",
            pushes=_pushes(part, found),
            end=amount_text(found.end, part, found),
            start=amount_text(found.start, part, found),
        )
        for part in found.parts
    ]
    whole = line(
        "ratio_gap_sentence",
        gap=_gap(found),
        end=_ratio_linked(found.end, found),
        start=_ratio_linked(found.start, found),
        parts=joined(told, say("sentence_join")),
    )
    return tag("p", whole, class_="finding")


def _ratio_linked(side: Side, found: Split) -> Html | str:
    text = ratio_text(side, found)
    *above, below = side.figures
    return quotient(above[0], below, text) if len(above) == 1 else text


def notes(found: Split) -> list[Html]:
    """Say what is printed where the picture works with quotients, and what does not compare."""
    told = [_printed(side, found) for side in (found.start, found.end)]
    if not found.like:
        told.append(line("ratio_gap_unlike"))
    if found.start.place[0] != found.end.place[0] and found.start.place[1] != found.end.place[1]:
        told.append(line("ratio_gap_other_year"))
    return [note for note in told if note]


def _printed(side: Side, found: Split) -> Html | None:
    stated = side.stated
    if stated is None or stated.basis == "computed":
        return None
    fits = "fits" if stated.amount.overlaps(side.ratio) else "differs"
    return line(
        f"ratio_gap_printed_{fits}",
        place=place_name(side.place),
        stated=linked(stated),
        basis=say(f"basis_{stated.basis}"),
        ratio=ratio_text(side, found),
    )


def arithmetic(part: Part, found: Split) -> str:
    """Spell how a part was worked out."""
    start, end = found.start, found.end
    below = found.parts[-1]
    factor = _factor(found)
    n = {"n0": _plain(start, part, found), "n1": _plain(end, part, found)}
    d = {"d0": _plain(start, below, found), "d1": _plain(end, below, found)}
    effect = effect_text(part.effect, found)
    if part.in_numerator:
        return say("ratio_gap_sum_above", factor=factor, effect=effect, **n, **d)
    terms = [p for p in found.parts if p.in_numerator]
    sums = {
        "n0": " + ".join(_plain(start, p, found) for p in terms),
        "n1": " + ".join(_plain(end, p, found) for p in terms),
    }
    return say("ratio_gap_sum_below", factor=factor, effect=effect, **sums, **d)


def _factor(found: Split) -> str:
    """Give what turns the quotient of the amounts as they are shown into the ratio as shown."""
    above, below = (amounts_scale(found.parts[n], found).factor for n in (0, -1))
    factor = found.factor * above / below / ratio_scale(found).factor
    return "" if factor == 1 else say("ratio_gap_times", factor=f"{factor:,.10g}")


def _plain(side: Side, part: Part, found: Split) -> str:
    return amounts_scale(part, found).number(side.amount(part.number), "computed")


def parts_table(found: Split) -> Html:
    """Lay out both sides' amounts, what each contributes and how sure that is."""
    start, end = found.start, found.end
    heads: Sequence[Html | str] = [
        say("ratio_gap_amount"),
        place_name(start.place),
        place_name(end.place),
        say("ratio_gap_effect"),
        say("source_interval"),
    ]
    rows: list[list[Html | str]] = [
        [
            part_name(part, found),
            amount_text(start, part, found),
            amount_text(end, part, found),
            effect_text(part.effect, found),
            _span(part.effect, found),
        ]
        for part in found.parts
    ]
    total: list[Html | str] = [
        indicator_name(found.indicator.id),
        _ratio_linked(start, found),
        _ratio_linked(end, found),
        effect_text(found.gap, found),
        _span(found.gap, found),
    ]
    return table(heads, [*rows, total])


def arithmetics(found: Split) -> Html:
    """Lay out how every part was worked out."""
    lines = (
        tag("li", say("ratio_gap_line", name=part_name(p, found), sum=arithmetic(p, found)))
        for p in found.parts
    )
    return tag("ul", joined(lines), class_="num")


def _span(amount: Interval, found: Split) -> str:
    scale = ratio_scale(found)
    return scale.span(amount)


def missing_text(indicator: Indicator, cells: Sequence[tuple[str, int, str]]) -> str:
    """Say which figures a split waits for."""
    by_place: dict[Place, list[str]] = {}
    for centre, year, indicator_id in cells:
        by_place.setdefault((centre, year), []).append(indicator_name(indicator_id))
    told = (
        say("ratio_gap_lacks", place=place_name(place), names=say("list_comma").join(names))
        for place, names in by_place.items()
    )
    return say(
        "ratio_gap_missing",
        name=indicator_name(indicator.id),
        lacks=say("sentence_join").join(told),
    )

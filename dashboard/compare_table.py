"""The table of the compare page: values, difference, ratio and verdict of every line."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.compare import JUDGED, Cell, Comparison, Line, Pair
from analysis.figures import Figure
from analysis.verdicts import Verdict
from changes import POINT_UNITS, Change
from dashboard import sources
from dashboard.compare_words import coloured, times_text
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import MINUS, Scale, change_text, scale_for
from dashboard.texts import centre_name, indicator_name, say
from intervals import Interval


def comparison_table(found: Comparison, asked: str) -> Html:
    """Lay out all lines; two centres get columns of their own for difference, ratio and verdict."""
    rows: list[Sequence[Html | str] | str] = []
    for section in ("ratios", "levels", "growth"):
        lines: tuple[Line, ...] = getattr(found, section)
        if lines:
            rows.append(say(f"compare_section_{section}"))
            rows += [_row(line, found, asked) for line in lines]
    note = "compare_table_note_many" if len(found.years) > 2 else "compare_table_note"
    first = centre_name(next(iter(found.years)))
    foot = say(note, first=first) if len(found.years) > 1 else ""
    marks = tag("p", joined([say("marks_legend"), Html("<br>"), foot]), class_="source-line")
    two = " two" if len(found.years) == 2 else ""
    return tag("div", table(_heads(found), rows), class_=f"panel compare{two}") + marks


def _heads(found: Comparison) -> list[Html | str]:
    heads: list[Html | str] = [say("compare_indicator")]
    for position, (centre, year) in enumerate(found.years.items()):
        name = coloured(centre, position)
        text = joined([name, " ", str(year)])
        if position == 0 and len(found.years) > 2:
            text += Html("<br>") + tag("span", say("compare_base"), class_="soft")
        heads.append(text)
    if len(found.years) == 2:
        heads += [say(f"compare_column_{column}") for column in ("difference", "ratio", "verdict")]
    return heads


def line_scale(line: Line, asked: str) -> Scale:
    """Choose one unit for a line: the largest in which its smallest figure is at least one.

    A unit fit for the larger of two unequal centres would leave the smaller without digits.
    """
    amounts = [cell.figure.amount for cell in line.cells if cell.figure]
    nonzero = [amount for amount in amounts if amount.value]
    smallest = min(nonzero, key=lambda amount: abs(amount.value), default=None)
    if line.is_growth:
        return Scale(1.0, "%")
    return scale_for(line.indicator, [smallest] if smallest else [], asked, amounts)


def _row(line: Line, found: Comparison, asked: str) -> list[Html]:
    scale = line_scale(line, asked)
    row = [_name(line, scale), *(_cell(cell, line, scale, found) for cell in line.cells)]
    if len(found.years) == 2:
        (pair,) = line.pairs
        verdict = _verdict(pair, line)
        # A phone shows it under the name, where there is no room for six columns.
        row = [row[0] + verdict, *row[1:], *_sums(pair, line, scale, found), verdict]
    elif line.pairs:
        for place, pair in enumerate(line.pairs, start=2):
            row[place] = joined([row[place], Html("<br>"), _against_first(pair, line, scale)])
    return row


def _name(line: Line, scale: Scale) -> Html:
    name = indicator_name(line.indicator.id)
    if line.is_growth:
        name = say("compare_growth_of", name=name)
    return joined([name, " ", tag("span", scale.unit, class_="unit")])


def _cell(cell: Cell, line: Line, scale: Scale, found: Comparison) -> Html:
    figure = cell.figure
    if figure is None:
        why = gap_text(cell.centre_id, found.years[cell.centre_id], line.indicator.id)
        return tag("span", why, class_="soft")
    value = joined([sources.mark(figure), " ", _number(figure, line, scale)])
    if figure.year != found.years[cell.centre_id]:
        value = value + " " + tag("span", str(figure.year), class_="year")
    if cell.substituted:
        value = tag("span", value, class_="stand-in")
    notes = sources.badges(figure)
    return value + Html("<br>") + notes if notes.text else value


def _number(figure: Figure, line: Line, scale: Scale) -> Html:
    if not line.is_growth:
        return sources.number(figure, scale.of(figure))
    change = Change(figure.amount, "percent", figure.basis)
    # Its source is that of the level, which prints the growth or is computed with it.
    return tag("span", sources.number(figure, change_text(change)[:-1]), class_="growth")


def _sums(pair: Pair, line: Line, scale: Scale, found: Comparison) -> list[Html]:
    judged = pair.verdict in JUDGED
    # Latest of each was asked for in the knowledge that the years differ.
    if pair.difference is None or not (judged or _told_anyway(pair, found)):
        return [Html("—"), Html("—")]
    cells = [
        difference_text(pair.difference, line, scale),
        f"{times_text(pair.ratio)} ×" if pair.ratio else "—",
    ]
    return [tag("span", text, class_="" if judged else "soft") for text in cells]


def _told_anyway(pair: Pair, found: Comparison) -> bool:
    return not found.aligned and pair.verdict is Verdict.OTHER_YEAR


def difference_text(difference: Interval, line: Line, scale: Scale) -> str:
    """Write a difference: in points for ratios and growth, else in the line's unit."""
    unit = "point" if line.is_growth else POINT_UNITS.get(line.indicator.unit)
    if unit:
        return change_text(Change(difference, unit, "computed"))
    text = scale.number(difference, "computed")
    return text if text.startswith(MINUS) or not difference.value else f"+{text}"


def verdict_text(verdict: Verdict, line: Line, pair: Pair) -> str:
    """Say a verdict between the first centre and another in words that name the higher."""
    if verdict in (Verdict.HIGHER, Verdict.LOWER):
        higher = line.cells[0].centre_id if verdict is Verdict.HIGHER else pair.other_id
        return say("compare_higher", centre=centre_name(higher))
    return say(f"compare_verdict_{verdict.value}")


def _verdict(pair: Pair, line: Line) -> Html:
    care = "" if pair.verdict in (*JUDGED, Verdict.MISSING) else " care"
    return tag("span", verdict_text(pair.verdict, line, pair), class_=f"badge verdict{care}")


def _against_first(pair: Pair, line: Line, scale: Scale) -> Html:
    """Say in small how a centre stands to the first: its own figure minus the first's, and a word.

    Points are told as bare numbers: there is no room for their name in seven columns.
    """
    if pair.verdict is Verdict.MISSING or pair.difference is None:
        return Html("")
    if pair.verdict not in JUDGED:
        word = say(f"compare_verdict_{pair.verdict.value}")
        return tag("span", word, class_="badge verdict care")
    words = {Verdict.HIGHER: "compare_word_lower", Verdict.LOWER: "compare_word_higher"}
    word = say(words.get(pair.verdict, f"compare_verdict_{pair.verdict.value}"))
    text = difference_text(-pair.difference, line, scale).removesuffix(say("points"))
    text = text.removesuffix(say("permille_points")).strip()
    difference = tag("span", text, class_="year")
    return joined([difference, " ", tag("span", word, class_="badge verdict")])

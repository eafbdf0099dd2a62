"""The download of a self-evaluation: targets, the tree of scores, projects, and where each figure
is printed.
"""

from __future__ import annotations

from analysis.figures import provenance
from analysis.performance import Performance
from analysis.performance_printed import Check, Printed
from analysis.performance_targets import Target
from analysis.performance_tree import Node
from dashboard.performance_words import amended_text, judged, plain_name, text_of
from dashboard.texts import indicator_name, say
from dashboard.workbooks import Cell, Column, Number, Sheet
from intervals import Interval

# A computed percentage or score is written with so many decimals; its interval stands beside it.
DECIMALS = 4


def sheets_of(found: Performance) -> list[Sheet]:
    """Give the sheets of a self-evaluation; those with nothing in them are left out."""
    made = (_targets(found), _scores(found), _projects(found), _places(found))
    return [sheet for sheet in made if sheet.rows]


def _columns(**widths: int) -> tuple[Column, ...]:
    return tuple(Column(say(f"performance_{key}"), width) for key, width in widths.items())


def _targets(found: Performance) -> Sheet:
    columns = _columns(
        indicator=26, target=14, actual=16, printed=14, computed=14, low=12, high=12, verdict=20,
        score=10, full=10, met=12, amendments=40,
    )  # fmt: skip
    return Sheet(say("performance_targets"), columns, [_target(one) for one in found.targets])


def _target(target: Target) -> list[Cell]:
    computed = None if target.is_capped else target.computed
    item = target.item
    return [
        indicator_name(target.indicator_id),
        _text(target.target),
        _reached(target),
        _number(target.completion),
        *_amounts(computed),
        _verdict(target.check, *target.amended),
        _number(item.stated_score) if item else None,
        _amount(item.full) if item else None,
        _met(target),
        _amendments(*target.amended, *(item.prints if item else ())),
    ]


def _reached(target: Target) -> str:
    """Give what was reached, of a share both of what it is a share of."""
    if target.actual or not target.rests_on:
        return _text(target.actual)
    reached, planned = target.rests_on
    return say("performance_of_plan", actual=text_of(reached), plan=text_of(planned))


def _amendments(*told: Printed | None) -> str:
    """Say which figures of a row were put right, and what is printed of each."""
    righted = dict.fromkeys(one for one in told if one and one.is_amended)
    return say("sentence_join").join(
        f"{indicator_name(one.indicator_id)} {amended_text(one)}" for one in righted
    )


def _met(target: Target) -> str:
    if target.met is None:
        return ""
    return say("performance_is_met" if target.met else "performance_reason_missed")


def _scores(found: Performance) -> Sheet:
    columns = _columns(
        level=8, heading=34, score=10, full=10, full_basis=14, lost_points=10, sum_of=12,
        sum_verdict=14, score_rate=12, rate_verdict=14, reason=60, amendments=40,
    )  # fmt: skip
    reasons = {loss.item.name: loss.reason for loss in found.losses}
    rows = list(_nodes(found.tree, 0, reasons)) if found.tree else []
    return Sheet(say("performance_tree"), columns, rows)


def _nodes(node: Node, level: int, reasons: dict[str, str]) -> list[list[Cell]]:
    basis = "" if node.full is None else "inferred" if node.full_inferred else "reported"
    row: list[Cell] = [
        level,
        plain_name(node.name),
        _amount(node.score),
        _amount(node.full),
        say(f"performance_basis_{basis}") if basis else "",
        _amount(node.lost),
        _amount(node.sum_check.computed) if node.sum_check else None,
        _verdict(node.sum_check, *node.prints, *(p for c in node.children for p in c.prints)),
        _number(node.stated_rate),
        _verdict(node.rate_check, *node.prints),
        reasons.get(node.name, ""),
        _amendments(*node.prints),
    ]
    rows = [row]
    for child in node.children:
        rows += _nodes(child, level + 1, reasons)
    return rows


def _projects(found: Performance) -> Sheet:
    columns = _columns(
        project=50, spent=14, self_score=12, grade=8, most=12, verdict=20, amendments=40,
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            project.name,
            _number(project.completion),
            _number(project.score),
            project.grade,
            _amount(project.most),
            _verdict(project.check, project.completion, project.score),
            _amendments(project.completion, project.score),
        ]
        for project in found.projects
    ]
    return Sheet(say("performance_projects"), columns, rows)


def _places(found: Performance) -> Sheet:
    columns = _columns(figure=20, item=34, printed_as=14, words=60, document=40, address=40)
    places = provenance(printed.observation_id for printed in found.printed)
    rows: list[list[Cell]] = []
    for printed in found.printed:
        place = places[printed.observation_id]
        name = indicator_name(printed.indicator_id)
        item = plain_name(printed.item) if printed.item else ""
        told = f"{place.printed_value} {place.printed_unit}"
        rows.append([name, item, told, place.quote, place.title, place.url])
    return Sheet(say("download_sources"), columns, rows)


def _text(printed: Printed | None) -> str:
    return text_of(printed) if printed else ""


def _number(printed: Printed | None) -> Number | None:
    if printed is None:
        return None
    decimals = len(printed.printed_value.partition(".")[2])
    return Number(printed.amount.value, decimals)


def _amount(amount: Interval | None) -> Number | None:
    return Number(round(amount.value, DECIMALS), 2) if amount else None


def _amounts(amount: Interval | None) -> list[Cell]:
    if amount is None:
        return [None, None, None]
    return [Number(end, DECIMALS) for end in (amount.value, amount.low, amount.high)]


def _verdict(check: Check | None, *about: Printed | None) -> str:
    return judged(check, *about) if check else ""

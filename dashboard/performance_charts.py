"""The pictures of a self-evaluation: weights and points reached, completion rates about 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.performance import Performance
from analysis.performance_targets import Target
from analysis.performance_tree import Node
from dashboard import charts, sources
from dashboard.charts import CENTRE_COLOURS, GREY, GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.performance_words import number_of, percent, plain_name, points, text_of
from dashboard.texts import indicator_name, say

# Shares of the full marks from which a block has its colour, and the colour of its text: the
# more is lost the darker the orange. Beside the colour stand the marks themselves. None is quite
# a colour that style.css lightens on a dark ground: text on blocks has to keep its contrast.
SHADES: Final = (
    (1.0, "#0C5DAE", "#FEFEFE"),
    (0.9, "#F6D3AC", "#1C2834"),
    (0.0, "#B5550B", "#FEFEFE"),
)
UNKNOWN: Final = (GREY, "#1C2834")
BLUE, ORANGE = CENTRE_COLOURS[:2]
# Total, parts and sections show at first.
LEVELS: Final = 3
# A line of a name in a small block, in Chinese letters.
LETTERS: Final = 6
TREE_PX, HEAD_PX, ROW_PX = 740, 190, 40
# Room beside the outermost dots, as a share of the distance between them: for the number of a dot
# on the narrowest screen, for the dot alone.
NUMBER, DOT = 0.26, 0.05
WHOLE: Final = 100.0
# One dot is no picture.
FEWEST: Final = 2
PRESSING: Final = (("contradiction",), ("missed",))


def weights_chart(found: Performance, source: str) -> Chart | None:
    """Draw each heading as large as its full marks weigh, in the colour of the share reached.

    Parts and their sections show; a tap on a section opens its items.
    """
    tree = found.tree
    if tree is None or tree.full is None or tree.score is None:
        return None
    nodes = list(_weighed(tree, ""))
    title = _weights_title(tree)
    shades = [_shade(node) for _, _, node in nodes]
    trace: Spec = {
        "type": "treemap",
        "ids": [key for key, _, _ in nodes],
        "parents": [parent for _, parent, _ in nodes],
        "labels": [f"{plain_name(node.name)} {_marks(node)}" for _, _, node in nodes],
        "values": [node.full.value if node.full else 0.0 for _, _, node in nodes],
        "text": [f"{_short_lines(node)}<br>{_marks(node)}" for _, _, node in nodes],
        "texttemplate": "%{text}",
        "hovertemplate": "%{label}<extra></extra>",
        "customdata": [_opened(node) for _, _, node in nodes],
        "branchvalues": "total",
        "sort": False,
        "maxdepth": LEVELS,
        "marker": {
            "colors": [ground for ground, _ in shades],
            "line": {"color": charts.PAPER, "width": 1.5},
        },
        "textfont": {"size": TEXT_SIZE, "color": [ink for _, ink in shades]},
        "tiling": {"pad": 2, "squarifyratio": 1},
        "pathbar": {
            "visible": True,
            "side": "bottom",
            "thickness": 28,
            "textfont": {"size": TEXT_SIZE},
        },
        "domain": {"x": [0, 1], "y": [0, 1]},
        "root": {"color": "rgba(0,0,0,0)"},
    }
    layout = charts.layout(title, say("performance_weights_subtitle"), source, TREE_PX)
    layout["uniformtext"] = {"minsize": TEXT_SIZE, "mode": "hide"}
    words = say("sentence_join").join(
        f"{plain_name(node.name)} {_marks(node)}" for _, _, node in nodes if node.children
    )
    name = f"{found.centre_id}-{found.year}-weights"
    return Chart({"data": [trace], "layout": layout}, f"{title}。{words}", name)


def _weighed(node: Node, parent: str) -> list[tuple[str, str, Node]]:
    """Give a node and those below it whose full marks are known, each with its id and parent's."""
    key = f"{parent}/{node.name}" if parent else "total"
    rows = [(key, parent, node)]
    if all(child.full for child in node.children):
        for child in node.children:
            rows += _weighed(child, key)
    return rows


def _short_lines(node: Node) -> str:
    """Break a name into lines that fit a small block."""
    name = plain_name(node.name)
    if name.isascii() or len(name) <= LETTERS:
        return name
    return "<br>".join(name[at : at + LETTERS] for at in range(0, len(name), LETTERS))


def _opened(node: Node) -> str:
    """Name the source that a tap on an item opens; a heading opens its items instead."""
    if node.children or node.stated_score is None:
        return ""
    return sources.observation_key(node.stated_score.observation_id)


def _shade(node: Node) -> tuple[str, str]:
    if node.share is None:
        return UNKNOWN
    share = round(node.share, 6)
    return next((ground, ink) for least, ground, ink in SHADES if share >= least)


def _marks(node: Node) -> str:
    score = points(node.score) if node.score else say("performance_unprinted")
    score = number_of(node.stated_score) if node.stated_score else score
    return f"{score}/{points(node.full)}" if node.full else score


def _weights_title(tree: Node) -> str:
    parts = say("list_comma").join(
        say(
            "performance_part_lost",
            name=plain_name(part.name),
            points=points(part.lost) if part.lost else "",
        )
        for part in tree.children
        if part.is_short
    )
    if not parts or tree.lost is None:
        return say("performance_weights_whole")
    return say("performance_weights_title", lost=points(tree.lost), parts=parts)


def completion_chart(found: Performance, source: str) -> Chart | None:
    """Draw the completion rates as dots about 100 %, hollow where they were recomputed."""
    targets = [target for target in found.targets if target.completion]
    if len(targets) < FEWEST:
        return None
    targets.sort(key=lambda t: t.completion.amount.value if t.completion else 0.0)
    title = _completion_title(targets)
    layout = charts.layout(
        title,
        say("performance_completion_subtitle"),
        source,
        HEAD_PX + ROW_PX * len(targets),
        xaxis=_x_axis(targets),
        yaxis={
            "range": [0.5 - len(targets), 0.7],
            "visible": False,
            "fixedrange": True,
        },
        annotations=[_name(target, row) for row, target in enumerate(targets)],
    )
    layout["shapes"] = [_whole(row) for row in range(len(targets))]
    words = say("list_comma").join(_told(target) for target in targets)
    return Chart(
        {"data": [_recomputed(targets), *_printed(targets)], "layout": layout},
        f"{title}。{words}",
        f"{found.centre_id}-{found.year}-completion",
    )


def _name(target: Target, row: int) -> Spec:
    """Write an indicator's name over its row, where it needs no margin of its own."""
    return {
        "text": indicator_name(target.indicator_id),
        "showarrow": False,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": -row,
        "yanchor": "bottom",
        "yshift": 6,
        "font": {"size": TEXT_SIZE, "color": charts.INK},
    }


def _x_axis(targets: Sequence[Target]) -> Spec:
    """Leave room for the numbers beside the outermost dots."""
    amounts = [rate for target in targets for rate in _rates(target)] + [WHOLE]
    wide = max(amounts) - min(amounts) or 1.0
    left = NUMBER if min(amounts) < WHOLE else DOT
    return {
        "range": [min(amounts) - left * wide, max(amounts) + NUMBER * wide],
        "fixedrange": True,
        "ticksuffix": "%",
        "showgrid": False,
        "zeroline": False,
        "nticks": 5,
        "tickfont": {"size": TEXT_SIZE},
    }


def _whole(row: int) -> Spec:
    """Draw the line of 100 % in a row, below its name."""
    line = {"color": GREY, "width": 2}
    ends = {"y0": -row - 0.38, "y1": -row + 0.12}
    return {"type": "line", "x0": WHOLE, "x1": WHOLE, **ends, "line": line, "layer": "below"}


def _level(row: int) -> float:
    return -row - 0.13


def _printed(targets: Sequence[Target]) -> list[Spec]:
    """Draw the printed rates, and their numbers on the side away from the line."""
    found = [t.completion for t in targets if t.completion]
    levels = [_level(row) for row in range(len(targets))]
    sides = ["left" if rate.amount.value < WHOLE else "right" for rate in found]
    numbers: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [_edge(target) for target in targets],
        "y": levels,
        "text": [f"\u2002\u2002{text_of(rate)}\u2002\u2002" for rate in found],
        "textposition": [f"middle {side}" for side in sides],
        "textfont": {"size": TEXT_SIZE, "color": charts.INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [rate.amount.value for rate in found],
        "y": levels,
        "marker": {
            "size": 13,
            "symbol": ["triangle-left" if t.met is False else "circle" for t in targets],
            "color": [ORANGE if t.reasons[:1] in PRESSING else BLUE for t in targets],
        },
        "customdata": [sources.observation_key(rate.observation_id) for rate in found],
        "hovertext": [_told(target) for target in targets],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return [dots, numbers]


def _rates(target: Target) -> list[float]:
    """Give the printed rate and, where it was recomputed, that one."""
    rates = [target.completion.amount.value] if target.completion else []
    recomputed = target.computed and not target.is_capped
    return [*rates, target.computed.value] if recomputed and target.computed else rates


def _edge(target: Target) -> float:
    """Give the outermost of the two rates, beside which the number stands."""
    rates = _rates(target)
    return min(rates) if rates[0] < WHOLE else max(rates)


def _recomputed(targets: Sequence[Target]) -> Spec:
    """Draw a ring where the recomputed rate lies; one that agrees lies about its dot."""
    kept = [(rates[1], _level(n)) for n, t in enumerate(targets) if len(rates := _rates(t)) > 1]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [value for value, _ in kept],
        "y": [level for _, level in kept],
        "marker": {
            "size": 19,
            "symbol": "circle-open",
            "color": GREY_TEXT,
            "line": {"width": 2, "color": GREY_TEXT},
        },
        "hoverinfo": "skip",
    }


def _told(target: Target) -> str:
    name = indicator_name(target.indicator_id)
    rate = text_of(target.completion) if target.completion else ""
    if target.computed is None or target.is_capped:
        return say("performance_dot_alone", name=name, stated=rate)
    computed = percent(target.computed)
    return say("performance_dot", name=name, stated=rate, computed=computed)


def _completion_title(targets: Sequence[Target]) -> str:
    missed = [indicator_name(t.indicator_id) for t in targets if t.met is False]
    wrong = [indicator_name(t.indicator_id) for t in targets if t.check and t.check.is_misfit]
    told = []
    if missed:
        told.append(say("performance_dots_missed", names=say("list_comma").join(missed)))
    if wrong:
        told.append(say("performance_dots_wrong", names=say("list_comma").join(wrong)))
    if told:
        return say("clause_join").join(told)
    met = sum(target.met is True for target in targets)
    return say("performance_dots_met", met=met, count=len(targets))

"""The picture of a self-evaluation's scores: each heading as large as it weighs, in the colour of
the share reached. Completion rates are left to `performance_dots`.
"""

from __future__ import annotations

from typing import Final

from analysis.performance import Performance
from analysis.performance_tree import Node
from dashboard import charts, sources
from dashboard.charts import GREY, TEXT_SIZE, Chart, Spec
from dashboard.performance_words import (
    amended_text,
    in_lines,
    number_of,
    plain_name,
    points,
)
from dashboard.texts import say

# A heading that reached this share of its full marks has lost next to nothing; one below the
# other lost a tenth and more. Both are ours.
NEARLY_WHOLE, MOST = 0.99, 0.9
# Shares of the full marks from which a block has its colour, and the colour of its text: the
# more is lost the darker the orange. Beside the colour stand the marks themselves. None is quite
# a colour that style.css lightens on a dark ground: text on blocks has to keep its contrast.
SHADES: Final = (
    (NEARLY_WHOLE, "#0C5DAE", "#FEFEFE"),
    (MOST, "#F6D3AC", "#1C2834"),
    (0.0, "#B5550B", "#FEFEFE"),
)
UNKNOWN: Final = (GREY, "#1C2834")
# The total and its parts frame what they consist of, in no colour of their own on either ground.
FRAME: Final = ("rgba(128,140,152,0.22)", charts.INK)
TOTAL: Final = "total"
# Total, parts and sections show at first.
LEVELS: Final = 3
# A line of a name in a small block, in Chinese letters.
LETTERS: Final = 5
TREE_PX: Final = 740


def weights_chart(found: Performance, source: str) -> Chart | None:
    """Draw each heading as large as its full marks weigh, in the colour of the share reached.

    Parts and their sections show; a tap on a section opens its items.
    """
    tree = found.tree
    if tree is None or tree.full is None or tree.score is None:
        return None
    nodes = list(_weighed(tree, ""))
    title = _weights_title(tree)
    shades = [_shade(node, parent) for _, parent, node in nodes]
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
    bounds = {"nearly": f"{NEARLY_WHOLE:.0%}", "most": f"{MOST:.0%}"}
    subtitle = say("performance_weights_subtitle", **bounds)
    layout = charts.layout(title, subtitle, source, TREE_PX)
    layout["uniformtext"] = {"minsize": TEXT_SIZE, "mode": "hide"}
    words = say("sentence_join").join(
        f"{plain_name(node.name)} {_marks(node)}" for _, _, node in nodes if node.children
    )
    name = f"{found.centre_id}-{found.year}-weights"
    return Chart({"data": [trace], "layout": layout}, f"{title}。{words}", name)


def _weighed(node: Node, parent: str) -> list[tuple[str, str, Node]]:
    """Give a node and those below it whose full marks are known, each with its id and parent's."""
    key = f"{parent}/{node.name}" if parent else TOTAL
    rows = [(key, parent, node)]
    if all(child.full for child in node.children):
        for child in node.children:
            rows += _weighed(child, key)
    return rows


def _short_lines(node: Node) -> str:
    """Break a name into lines that fit a small block."""
    name = plain_name(node.name)
    return name if name.isascii() else in_lines(name, LETTERS)


def _opened(node: Node) -> str:
    """Name the source that a tap on an item opens; a heading opens its items instead."""
    if node.children or node.stated_score is None:
        return ""
    return sources.observation_key(node.stated_score.observation_id)


def _shade(node: Node, parent: str) -> tuple[str, str]:
    if node.children and parent in ("", TOTAL):
        return FRAME
    if node.share is None:
        return UNKNOWN
    share = round(node.share, 6)
    return next((ground, ink) for least, ground, ink in SHADES if share >= least)


def _marks(node: Node) -> str:
    score = points(node.score) if node.score else say("performance_unprinted")
    if node.stated_score:
        score = f"{number_of(node.stated_score)}{amended_text(node.stated_score)}"
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

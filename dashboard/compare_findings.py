"""The finding that stands over the picture of levels: who is higher, or what rose and fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.compare import Comparison
from analysis.measures import Bar, Block
from analysis.verdicts import Verdict, verdict
from changes import unlike
from dashboard.texts import centre_name, indicator_name, say


def finding(found: Comparison, blocks: Sequence[Block], measure: str) -> str:
    """Say what a measure's blocks show: of amounts what moved, of the others who is higher."""
    if len(found.years) == 1:
        return say(f"compare_measure_{measure}")
    if measure in ("own", "shared"):
        return _moves(found, blocks)
    higher: dict[str, list[str]] = {}
    undecided = []
    for block in blocks:
        winner = _highest([bar for bar in block.bars if bar.asked])
        if winner:
            higher.setdefault(winner, []).append(indicator_name(block.indicator_id))
        else:
            undecided.append(indicator_name(block.indicator_id))
    two = len(found.years) == 2
    key, word = (
        ("compare_find_higher", "compare_higher")
        if two
        else ("compare_find_highest", "compare_highest")
    )
    parts = [
        say(key, centre=centre_name(c), names=say("list_comma").join(names))
        for c, names in higher.items()
    ]
    if not parts:
        return say("compare_find_nothing")
    if len(parts) == 1 and not undecided and len(blocks) > 1:
        (centre,) = higher
        parts = [say("compare_find_all", higher=say(word, centre=centre_name(centre)))]
    if undecided:
        names = say("list_comma").join(undecided)
        parts.append(say("compare_find_undecided", names=names))
    return say(f"compare_by_{measure}", found=say("sentence_join").join(parts))


def _highest(bars: Sequence[Bar]) -> str:
    """Give the centre whose figure is surely above all others of the year, or nothing."""
    figures = [bar.figure for bar in bars if bar.figure]
    if len(figures) < 2:
        return ""
    first, *others = sorted(figures, key=lambda figure: figure.amount.value, reverse=True)
    if all(verdict(first, other) is Verdict.HIGHER for other in others):
        return first.centre_id
    return ""


def _moves(found: Comparison, blocks: Sequence[Block]) -> str:
    """Say what rose and fell in each centre, in the year compared or else one beside it."""
    moves = {
        centre: [(block, *move) for block in blocks if (move := _move(block, centre))]
        for centre in found.years
    }
    if not any(moves.values()):
        return say("compare_find_no_growth")
    if len(found.years) > 2:
        return _counted(moves, blocks)
    return say("sentence_join").join(
        f"{centre_name(centre)} {_told(told)}" for centre, told in moves.items() if told
    )


def _move(block: Block, centre_id: str) -> tuple[int, int] | None:
    """Give a year and the sign of the change from the year before it; None if nothing is sure."""
    bars = {bar.year: bar for bar in block.bars if bar.centre_id == centre_id}
    for year in sorted(bars, key=lambda year: (not bars[year].asked, -year)):
        before = bars[year - 1].figure if year - 1 in bars else None
        now = bars[year].figure
        if now and before and not unlike(now, before) and not now.amount.overlaps(before.amount):
            return year, 1 if now.amount.low > before.amount.high else -1
    return None


def _told(moves: Sequence[tuple[Block, int, int]]) -> str:
    sentences = []
    for year in dict.fromkeys(year for _, year, _ in moves):
        parts = []
        for sign, key in ((1, "compare_find_up"), (-1, "compare_find_down")):
            names = [indicator_name(b.indicator_id) for b, y, s in moves if (y, s) == (year, sign)]
            if names:
                parts.append(say(key, names=say("list_comma").join(names)))
        told = say("clause_join").join(parts)
        sentences.append(say("compare_find_year", year=year, moves=told))
    return say("clause_join").join(sentences)


def _counted(moves: dict[str, list[tuple[Block, int, int]]], blocks: Sequence[Block]) -> str:
    ups = Counter(b.indicator_id for found in moves.values() for b, _, sign in found if sign > 0)
    parts = [
        say(
            "compare_find_rising",
            name=indicator_name(block.indicator_id),
            count=ups[block.indicator_id],
        )
        for block in blocks
    ]
    return say("compare_find_of", count=len(moves), parts=say("list_comma").join(parts))

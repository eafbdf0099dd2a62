"""Who stands beside whom in a field, and which orders rounding leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.benchmark import Entry, Field, quarters
from intervals import rank_bands

# Intervals no wider than those of this share of the field are as wide as is usual there.
USUAL: Final = 0.9


def middle(field: Field) -> tuple[Entry, ...]:
    """Give the ranked centres whose figures make the median: the middle one or the middle two."""
    count = len(field.ranked)
    return field.ranked[(count - 1) // 2 : count // 2 + 1]


def far_reaching(ranked: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the few entries of so wide an interval that three quarters of the field are open.

    The few are at most a tenth: where all intervals are alike, their open order is the field's.
    """
    widths = sorted(entry.figure.amount.half_width for entry in ranked)
    usual = widths[int(USUAL * (len(widths) - 1))] if widths else 0.0
    return tuple(
        entry
        for entry in ranked
        if entry.place
        and quarters(entry.place)[1] - quarters(entry.place)[0] > 1
        and entry.figure.amount.half_width > usual
    )


def open_groups(ranked: Sequence[Entry]) -> list[tuple[int, int]]:
    """Give runs of ranked entries whose order rounding leaves open, as first and last position.

    A run ends where all before are surely apart from all after; who is alone makes none. The
    far-reaching ones are left out: they would make one run of all that they reach over.
    """
    far = far_reaching(ranked)
    like = [position for position, entry in enumerate(ranked) if entry not in far]
    amounts = [ranked[position].figure.amount for position in like]
    is_falling = bool(amounts) and amounts[0].value >= amounts[-1].value
    runs, start, reach = [], 0, 0
    for number, (_, worst) in enumerate(rank_bands(amounts, descending=is_falling)):
        reach = max(reach, worst)
        if reach <= number + 1:
            if number > start:
                runs.append((like[start], like[number]))
            start = number + 1
    return runs


def open_with(field: Field, entry: Entry) -> tuple[Entry, ...]:
    """Give the ranked centres of which rounding does not tell whether they are ahead of one."""
    amount = entry.figure.amount
    return tuple(e for e in field.ranked if e is not entry and e.figure.amount.overlaps(amount))


def around(field: Field, centre_id: str, reach: int) -> tuple[int, int]:
    """Give the positions, from and to before, of a ranked centre and `reach` on either side.

    At an end of the field the other side gets what is missing here; without the centre it is
    the top.
    """
    ids = [entry.centre_id for entry in field.ranked]
    middle = ids.index(centre_id) if centre_id in ids else 0
    size = min(2 * reach + 1, len(ids))
    start = min(max(middle - reach, 0), len(ids) - size)
    return start, start + size

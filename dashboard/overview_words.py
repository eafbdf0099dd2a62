"""The sentences over the overview: money, risk, and where the centre stands among its peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from analysis.overview import Headline, last_place, too_few
from analysis.peers import GROUP, Peers
from catalogue import Indicator
from dashboard import lines
from dashboard.addresses import page_address
from dashboard.lines import line, linked
from dashboard.markup import Html, joined, tag
from dashboard.numbers import change_text
from dashboard.peer_words import among
from dashboard.source_pairs import difference, quotient
from dashboard.texts import indicator_name, say
from figures import Figures
from ranks import Place

# The levels told as they are, and whose places are told: first how large, then how sound.
LEVELS: Final = ("overdue_rate", "loan_to_deposit_ratio")
RANKED: Final = ("deposits", "overdue_rate", "value_added_income")
MOST_RANKED: Final = 2


def lead(heads: Sequence[Headline], year: int, peers: Peers, figures: Figures) -> Html:
    """Tell the finding of a centre's year in up to four sentences made from its figures.

    Where too few peers have figures of the year, the last place of the centre's stands beside it.
    """
    by_id = {h.indicator.id: h for h in heads if h.figure and h.figure.year == year}
    told = [_money(by_id), _risk(by_id), *_ranks(by_id, year, peers, figures)]
    sentences = [sentence for sentence in told if sentence]
    return lines.lead(sentences or [say("lead_empty")])


def _money(by_id: Mapping[str, Headline]) -> Html | None:
    deposits, withdrawals = by_id.get("deposits"), by_id.get("withdrawals")
    if deposits is None or deposits.figure is None:
        return None
    value = linked(deposits.figure)
    if deposits.change is None:
        return line("lead_deposits", value=value)
    change = _change(deposits)
    if withdrawals is None or withdrawals.change is None:
        return line("lead_deposits_change", value=value, change=change)
    return line(
        f"lead_deposits_{_pace(deposits, withdrawals)}",
        value=value,
        change=change,
        against=_change(withdrawals),
    )


def _change(head: Headline) -> Html | str:
    """Write a change; behind it the figure it was printed with, else the two it follows from."""
    change, figure = head.change, head.figure
    if change is None or figure is None:
        return ""
    before = next((point for point in head.history if point.year == figure.year - 1), None)
    if change.basis == "reported" or before is None:
        return linked(figure, change_text(change))
    pair = quotient if change.unit == "percent" else difference
    return pair(figure, before, change_text(change))


def _pace(deposits: Headline, withdrawals: Headline) -> str:
    mine, other = deposits.change, withdrawals.change
    if mine is None or other is None or mine.sign < 0 or other.sign < 0:
        return "beside"  # what falls is neither faster nor slower
    if mine.amount.overlaps(other.amount):
        return "same"
    return "faster" if mine.amount.low > other.amount.high else "slower"


def _risk(by_id: Mapping[str, Headline]) -> Html | None:
    parts = [
        line("lead_level", name=indicator_name(indicator_id), value=linked(head.figure))
        for indicator_id in LEVELS
        if (head := by_id.get(indicator_id)) and head.figure
    ]
    return joined(parts, say("clause_join")) if parts else None


def _ranks(
    by_id: Mapping[str, Headline], year: int, peers: Peers, figures: Figures
) -> list[Html | None]:
    """Tell the places among the peers, as bands where rounding leaves them open."""
    placed = [by_id[i] for i in RANKED if i in by_id and by_id[i].place][:MOST_RANKED]
    parts = [_rank(head.indicator, head.place) for head in placed if head.place]
    if parts:
        ranks = say("clause_join").join(parts)
        return [line("lead_ranks", among=among(peers), ranks=ranks)]
    deposits = by_id.get("deposits")
    if deposits is None or not too_few(deposits):
        return []
    name = indicator_name("deposits")
    count = deposits.rankable
    few = line("lead_ranks_few", among=among(peers), name=name, year=year, count=count)
    return [few, _other_year(deposits, peers, figures)]


def _other_year(head: Headline, peers: Peers, figures: Figures) -> Html | None:
    """Tell the place in the latest year that has one, which leads to the ranking itself."""
    indicator, centre_id = head.indicator, head.figure.centre_id if head.figure else ""
    found = last_place(figures, centre_id, indicator, peers.centres)
    if found is None:
        return None
    figure, place = found
    where = page_address(
        "benchmark",
        centre=centre_id,
        indicator=indicator.id,
        rank_year=str(figure.year),
        peers=peers.name if peers.kind == GROUP else peers.kind,
    )
    rank = tag("a", _rank(indicator, place), href=where, data_go="")
    return line(
        "lead_ranks_last",
        year=figure.year,
        among=among(peers),
        rank=rank,
        value=linked(figure),
    )


def _rank(indicator: Indicator, place: Place) -> str:
    kind = "exact" if place.best == place.worst else "band"
    order = "low" if indicator.direction == "lower_better" else "high"
    name = indicator_name(indicator.id)
    return say(
        f"lead_rank_{order}_{kind}",
        name=name,
        best=place.best,
        worst=place.worst,
        count=place.among,
    )

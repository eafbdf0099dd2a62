"""With whom a centre is compared, and why: a sentence, and each centre's size where it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.figures import Figure
from analysis.peers import GROUP, NEAREST, Peers, Size
from catalogue import catalogue
from dashboard import selection, sources
from dashboard.lines import line, linked
from dashboard.markup import Html, joined, markup, table, tag
from dashboard.memory import remembered_until_written
from dashboard.numbers import scale_for
from dashboard.texts import centre_name, language, say

# More names than a line of a wide screen holds are folded away.
MOST_NAMED: Final = 12


def among(peers: Peers) -> str:
    """Name the peers in a few words, as a rank or a title puts them before its number."""
    if peers.kind == GROUP:
        return say("peer_words_group", name=peers.name)
    return say(f"peer_words_{peers.kind}")


def reason(peers: Peers, centre_id: str) -> Html:
    """Say which peers these are and why, each number with its source, long lists folded."""
    return _reason(peers, centre_id, language())


@remembered_until_written
def _reason(peers: Peers, centre_id: str, _language: str) -> Html:
    tell = {"scale": _by_scale, "province": _of_province, GROUP: _of_group}.get(peers.kind, _all)
    return tag("div", tell(peers, centre_id), class_="peers")


def _by_scale(peers: Peers, centre_id: str) -> Html:
    placed = selection.sizes(centre_id)
    if not placed:
        return tag("p", say("peer_words_unplaced", centre=centre_name(centre_id)))
    own, *others = (size for size in placed if size.centre_id in peers.centres)
    if not others:
        return tag("p", say("peer_words_alone", centre=centre_name(centre_id)))
    sentence = line(
        "peer_words_by_scale",
        centre=centre_name(centre_id),
        count=len(others),
        employees=_range([size.employees for size in others]),
        deposits=_range([size.deposits for size in others]),
        names=_names([size.centre_id for size in others]),
    )
    return tag("p", sentence) + _folded(say("peer_words_sizes"), _size_table((own, *others)))


def _range(figures: Sequence[Figure]) -> Html:
    """Write the smallest and the largest of some figures, in one unit."""
    ends = sorted(figures, key=lambda figure: figure.amount.value)
    low, high = ends[0], ends[-1]
    indicator = catalogue().indicators[low.indicator_id]
    scale = scale_for(indicator, [low.amount, high.amount])
    texts = [linked(f, scale.of(f)) for f in (low, high)]
    return joined(texts, "–") + f" {scale.unit}"


def _size_table(sizes: Sequence[Size]) -> Html:
    indicators = [catalogue().indicators[f.indicator_id] for f in _measures(sizes[0])]
    scales = [
        scale_for(indicator, [_measures(size)[number].amount for size in sizes])
        for number, indicator in enumerate(indicators)
    ]
    heads = [
        joined([i.says("short", language()), " ", tag("span", scale.unit, class_="unit")])
        for i, scale in zip(indicators, scales, strict=True)
    ]
    lines: list[list[Html | str]] = [
        [
            f"{centre_name(size.centre_id)} {size.deposits.year}",
            *(
                sources.number(figure, scale.of(figure))
                for figure, scale in zip(_measures(size), scales, strict=True)
            ),
            f"{size.distance:.2f}" if size.distance else "",
        ]
        for size in sizes
    ]
    how = tag("p", say("peer_words_distance", count=NEAREST), class_="source-line")
    return table([say("centre"), *heads, say("peer_words_apart")], lines) + how


def _measures(size: Size) -> tuple[Figure, Figure]:
    return size.employees, size.deposits


def _of_province(peers: Peers, centre_id: str) -> Html:
    province = getattr(catalogue().centres[centre_id].province, language())
    if len(peers.centres) < 2:
        centre = centre_name(centre_id)
        return tag("p", say("peer_words_only_one", province=province, centre=centre))
    return _listed("peer_words_of_province", peers.centres, province=province)


def _all(peers: Peers, _: str) -> Html:
    return _listed("peer_words_of_all", peers.centres)


def _of_group(peers: Peers, centre_id: str) -> Html:
    group = next((g for g in selection.groups() if g.name == peers.name), None)
    if group is None:
        return _listed("peer_words_of_group", peers.centres, name=peers.name)
    made = say("peer_words_made", by=group.made_by, day=group.made_at.date().isoformat())
    told = _listed("peer_words_of_group", group.centres, name=peers.name, after=made)
    if centre_id in group.centres:
        return told
    return told + tag("p", say("peer_words_own_added", centre=centre_name(centre_id)))


def _listed(key: str, centres: Sequence[str], after: str = "", **parts: str) -> Html:
    """Say how many centres there are and which, folded where they are many."""
    names = _names(centres)
    if len(centres) <= MOST_NAMED:
        end = say("peer_words_names", names=names)
        return tag("p", joined([say(key, count=len(centres), **parts), after, end]))
    head = joined([say(key, count=len(centres), **parts), after])
    return _folded(head, tag("p", names))


def _names(centres: Sequence[str]) -> str:
    return say("list_comma").join(centre_name(centre) for centre in centres)


def _folded(head: Html | str, content: Html) -> Html:
    inside = tag("summary", head) + content
    return Html(f'<details class="folded">{markup(inside)}</details>')

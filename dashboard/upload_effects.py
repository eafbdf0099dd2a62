"""What publishing means beyond its figures: cards, ranks and findings, each in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from catalogue import catalogue
from changes import Change
from dashboard.markup import Html, joined, tag
from dashboard.numbers import change_text, scale_for, with_unit
from dashboard.texts import centre_name, indicator_name, language, say
from etl.effects import CardChange, Effects, RankMove
from figures import Figure
from findings import Finding
from ranks import Place
from warehouse.checks import rules

MOST_CARDS: Final = 12
MOST_RANKS: Final = 20
MOST_FINDINGS: Final = 12
ARROWS: Final = {1: "▲", -1: "▼", 0: ""}


def effects_markup(found: Effects) -> Html:
    """Lay out all that pages show otherwise afterwards."""
    if found.is_nothing:
        return tag("p", say("upload_effects_nothing"), class_="sub")
    parts = [
        _part("cards", len(found.cards), _cards(found.cards)),
        _part("ranks", len(found.ranks), _ranks(found)),
        _part("appearing", len(found.appearing), _findings(found.appearing)),
        _part("vanishing", len(found.vanishing), _findings(found.vanishing)),
    ]
    return joined(parts)


def _part(name: str, count: int, content: Html) -> Html:
    if not content.text:
        return Html("")
    head = tag("h3", say(f"upload_effects_{name}", count=count))
    return tag("div", head + content, class_="effects")


def _rest(count: int, most: int) -> Html:
    told = say("upload_more_effects", count=f"{count - most:,}")
    return tag("p", told, class_="sub") if count > most else Html("")


def _cards(cards: Sequence[CardChange]) -> Html:
    if not cards:
        return Html("")
    shown = joined(_card(card) for card in cards[:MOST_CARDS])
    return tag("div", shown, class_="cards") + _rest(len(cards), MOST_CARDS)


def _card(card: CardChange) -> Html:
    about = f"{centre_name(card.centre_id)} · {card.year}"
    name = tag("div", tag("span", indicator_name(card.indicator_id)), class_="name")
    old, new = pair_of(card.indicator_id, card.old, card.new)
    value = tag("div", new, class_="value num")
    was = say("upload_card_before", value=old) if old and old != new else ""
    before = tag("div", was, class_="sub num") if was else ""
    parts = [tag("div", about, class_="sub"), name, value, before, _growth(card)]
    return tag("div", joined(parts), class_="card")


def pair_of(indicator_id: str, old: Figure | None, new: Figure | None) -> tuple[str, str]:
    """Write two figures of an indicator in one fitting unit; empty, or a dash, for none."""
    found = [figure.amount for figure in (old, new) if figure]
    scale = scale_for(catalogue().indicators[indicator_id], found)

    def text(figure: Figure | None) -> str:
        return with_unit(scale.of(figure), scale.unit) if figure else ""

    return text(old), text(new) or "—"


def _growth(card: CardChange) -> Html | str:
    before, after = _change(card.old_change), _change(card.new_change)
    if before == after:
        return tag("div", say("upload_card_change", change=after), class_="foot") if after else ""
    key = "upload_card_changes" if before and after else "upload_card_change"
    told = say(key, before=before, change=after or say("upload_card_no_change"))
    return tag("div", told, class_="foot num")


def _change(change: Change | None) -> str:
    return change_text(change) if change else ""


def _ranks(found: Effects) -> Html:
    lines = [tag("li", _rank(move)) for move in found.ranks[:MOST_RANKS]]
    content = tag("ul", joined(lines), class_="moves") if lines else Html("")
    if found.others:
        told = say("upload_others", centres=found.others, moves=f"{found.moves_of_others:,}")
        content += tag("p", told, class_="sub")
    return content + _rest(len(found.ranks), MOST_RANKS)


def _rank(move: RankMove) -> Html:
    name = indicator_name(move.indicator_id)
    about = f"{centre_name(move.centre_id)} {move.year} {name}{say('upload_colon')}"
    arrow = ARROWS[move.forward]
    word = "" if move.is_better is None else say("good" if move.is_better else "care")
    style = "" if move.is_better is None else "good" if move.is_better else "care"
    parts: list[Html | str] = [
        about,
        tag("b", f"{band(move.old)} → {band(move.new)}"),
    ]
    if arrow:
        parts.append(tag("span", f"{arrow} {word}".strip(), class_=style))
    return joined(parts, " ")


def band(place: Place | None) -> str:
    """Write a rank band: 3–5 / 133."""
    if place is None:
        return say("upload_unranked")
    ranks = str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"
    return f"{ranks} / {place.among}"


def _findings(found: Sequence[Finding]) -> Html:
    if not found:
        return Html("")
    lines = [tag("li", _finding(one)) for one in found[:MOST_FINDINGS]]
    return tag("ul", joined(lines), class_="moves") + _rest(len(found), MOST_FINDINGS)


def _finding(one: Finding) -> str:
    name = indicator_name(one.indicator_id)
    about = f"{centre_name(one.centre_id)} {one.year} {name}{say('upload_colon')}"
    problem: str = getattr(rules()[one.check_id].problem, language())
    if one.stated is None or one.computed is None:
        return about + problem
    scale = scale_for(catalogue().indicators[one.indicator_id], [one.stated, one.computed])
    numbers = (with_unit(scale.number(amount), scale.unit) for amount in (one.stated, one.computed))
    stated, computed = numbers
    return about + say("upload_finding", says=problem, stated=stated, computed=computed)

"""The page of alerts: one centre's rules with their arithmetic, and whom else each rule touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.alerts import Alert, alert_rules
from dashboard import choices, selection, sources
from dashboard.alert_picture import rules_picture
from dashboard.alert_words import arithmetic, basis, level, single, tried, words
from dashboard.charts import Chart
from dashboard.lines import lead, line
from dashboard.markup import Html, joined, table, tag
from dashboard.memory import remembered
from dashboard.texts import centre_name, say
from dashboard.workbooks import Column, Sheet

STYLE: Final = Path(__file__).with_name("alerts.css")
LATEST: Final = "alerts_latest"
YEAR: Final = "alert_year"
MOST_ROWS: Final = 60


@dataclass(frozen=True, slots=True)
class Alerts:
    """The page's parts, ready to be shown."""

    lead: Html
    own: Html
    picture: Chart
    table: Html


def ask_year(centre_id: str) -> int | None:
    """Ask for a year of the centre's; None stands for the latest that each rule can judge."""
    years, _ = selection.years_and_default(centre_id)
    options = ("", *(str(year) for year in years))
    names = {"": say(LATEST)} | {year: year for year in options if year}
    chosen = choices.choose(YEAR, say("alerts_year"), options, "", names.__getitem__)
    return int(chosen) if chosen else None


@remembered
def alerts_of(centre_id: str, year: int | None, centres: tuple[str, ...], _language: str) -> Alerts:
    """Put the page together: the centre's own rules, and those of all `centres`.

    Without a year each rule is tried on the latest year in which it can be judged.
    """
    own = tried(centre_id, year)
    others = {centre: tried(centre, year) for centre in centres}
    return Alerts(
        lead=_lead(own, others, year),
        own=_own(own),
        picture=rules_picture(others, told_year(year)),
        table=_table(others),
    )


def _hits(found: Sequence[Alert]) -> list[Alert]:
    return [alert for alert in found if alert.state == "hit"]


def told_year(year: int | None) -> str:
    """Say which year the rules are tried on."""
    return str(year) if year is not None else say("alerts_lead_latest")


def _lead(own: Sequence[Alert], others: dict[str, list[Alert]], year: int | None) -> Html:
    hits, unknown = _hits(own), [a for a in own if a.state == "unknown"]
    about = {
        "centre": centre_name(own[0].centre_id) if own else "",
        "year": told_year(year),
        "count": str(len(own)),
    }
    if hits:
        told = joined((_titled(alert) for alert in hits), say("list_comma"))
        first = line("alerts_lead", hits=str(len(hits)), titles=told, **about)
    else:
        first = line("alerts_lead_none", **about)
    touched = sum(any(a.rule.level != "note" for a in _hits(found)) for found in others.values())
    sentences = [first]
    if unknown:
        sentences.append(line("alerts_lead_unknown", count=str(len(unknown))))
    sentences.append(line("alerts_lead_nation", among=str(len(others)), centres=str(touched)))
    return lead(sentences)


def _titled(alert: Alert) -> Html:
    """Name a rule that is set off, with its level and the figure where it is a single one."""
    told: list[Html | str] = [say(f"alerts_level_{alert.rule.level}"), *single(alert)]
    return line("alerts_part", title=words(alert.rule.title), level=joined(told, " "))


def _own(found: Sequence[Alert]) -> Html:
    """Lay the rules out, those set off in full, the others folded with why they are not."""
    parts = [_panel(alert) for alert in _hits(found)]
    blocks = [tag("div", joined(parts), class_="hits")] if parts else []
    for state in ("open", "clear", "unknown"):
        alerts = [alert for alert in found if alert.state == state]
        if alerts:
            key = {"open": "alerts_unsettled"}.get(state, f"alerts_{state}")
            head = tag("summary", say(key, count=len(alerts)))
            lines = joined(tag("li", _short(alert)) for alert in alerts)
            blocks.append(tag("details", head + tag("ul", lines)))
    return tag("div", joined(blocks), class_="own")


def _panel(alert: Alert) -> Html:
    year = tag("span", say("alerts_year_of", year=alert.year), class_="soft")
    title = tag("h3", joined([level(alert), " ", words(alert.rule.title), " ", year]))
    notes = [tag("p", arithmetic(alert), class_="num")]
    badges = joined(dict.fromkeys(map(sources.badges, alert.figures)), " ")
    if badges.text.strip():
        notes.append(tag("p", badges))
    notes.append(tag("p", line("alerts_advice", advice=words(alert.rule.advice))))
    return tag("div", joined([title, *notes, basis(alert)]), class_="panel")


def _short(alert: Alert) -> Html:
    year = tag("span", str(alert.year), class_="soft")
    told = joined([words(alert.rule.title), " ", year, " — ", arithmetic(alert)])
    return told + Html("<br>") + basis(alert)


def _ordered(others: dict[str, list[Alert]]) -> list[Alert]:
    """Give every rule set off, by rule in their order, then by centre."""
    hits = [alert for found in others.values() for alert in _hits(found)]
    order = {rule.id: position for position, rule in enumerate(alert_rules())}
    return sorted(hits, key=lambda alert: order[alert.rule.id])


def _table(others: dict[str, list[Alert]]) -> Html:
    """List the centres by rule, the rules with few centres unfolded."""
    by_rule: dict[str, list[Alert]] = {}
    for alert in _ordered(others):
        by_rule.setdefault(alert.rule.id, []).append(alert)
    blocks = []
    for found in by_rule.values():
        head = _rule_head(found)
        rows: list[list[Html | str]] = [
            [centre_name(alert.centre_id), str(alert.year), arithmetic(alert)]
            for alert in found[:MOST_ROWS]
        ]
        heads = (say("alerts_head_centre"), say("alerts_head_year"), say("alerts_head_value"))
        body = table(heads, rows)
        if len(found) > MOST_ROWS:
            more = say("alerts_table_more", count=len(found) - MOST_ROWS)
            body += tag("p", more, class_="sub")
        blocks.append(tag("details", tag("summary", head) + tag("div", body)))
    if not blocks:
        return Html("")
    return tag("h3", say("alerts_table")) + tag("div", joined(blocks), class_="touched")


def _rule_head(found: Sequence[Alert]) -> Html:
    count = tag("span", say("alerts_centres", count=len(found)), class_="soft")
    title = tag("b", words(found[0].rule.title))
    return joined([level(found[0]), " ", title, " ", count])


def sheets(centre_id: str, year: int | None, centres: tuple[str, ...]) -> list[Sheet]:
    """Give the page's alerts as a table: every rule and centre with what came of it."""
    columns = tuple(
        Column(say(f"alerts_head_{name}"), width)
        for name, width in (
            *(("level", 8), ("rule", 36), ("centre", 12), ("year", 8)),
            *(("state", 20), ("value", 60), ("basis", 60)),
        )
    )
    rows = [
        _row(alert)
        for centre in dict.fromkeys((centre_id, *centres))
        for alert in tried(centre, year)
    ]
    return [Sheet(say("page_alerts"), columns, rows)]


def _row(alert: Alert) -> list[str | int | None]:
    rule = alert.rule
    told = words(rule.basis) + ("" if rule.verified else f"（{say('alerts_unverified')}）")
    return [
        say(f"alerts_level_{rule.level}"),
        words(rule.title),
        centre_name(alert.centre_id),
        alert.year,
        say(f"alerts_state_{alert.state}"),
        _plain(arithmetic(alert)),
        told,
    ]


def _plain(content: Html) -> str:
    """Take the markup off a line of arithmetic, for a cell of a table."""
    from html import unescape
    from re import sub

    return unescape(sub(r"<[^>]+>", "", content.text))

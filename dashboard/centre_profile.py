"""Who a centre is: its name, staff and organisation, the reports held, how they were checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from analysis.centre import coverage_by_year
from analysis.documents import Document
from analysis.peers import Peers, by_scale
from catalogue import catalogue
from dashboard import selection
from dashboard.centre_parts import Dossier, Section, amount, lines_markup, missing
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.peer_words import reason
from dashboard.quality_lead import by_outcome
from dashboard.quality_words import OUTCOMES
from dashboard.texts import language, say
from figures import Figure

# By rule, verdict and severity.
Counts = Mapping[tuple[str, str, str], int]
MISFITS: Final = OUTCOMES[:3]


def profile(dossier: Dossier, held: list[Document], counts: Counts) -> Section:
    """Tell who the centre is and what is known of it."""
    centre = catalogue().centres[dossier.centre_id]
    terms: dict[str, Html | str] = {
        "full_name": str(getattr(centre.full_name, language())),
        "province": str(getattr(centre.province, language())),
        "staff": _with_lines(dossier, "staff_count"),
        "units": _with_lines(dossier, "org_unit_count"),
        "banks": _with_lines(dossier, "entrusted_banks"),
        "reports": _reports(dossier, held),
        "figures": _figures(dossier),
        "checks": _checks(counts),
        "peers": reason(_nearest(dossier.centre_id), dossier.centre_id),
        "note": str(getattr(centre.note, language())),
    }
    pairs = [
        tag("dt", say(f"centre_profile_{key}")) + tag("dd", value)
        for key, value in terms.items()
        if value
    ]
    return Section("profile", (tag("dl", joined(pairs), class_="profile"),))


def _nearest(centre_id: str) -> Peers:
    return by_scale(centre_id, selection.sizes(centre_id))


def _with_lines(dossier: Dossier, indicator_id: str) -> Html:
    """Give a figure of this year or of the nearest that has one, and the lines under it."""
    figure = dossier.figures.nearest(dossier.centre_id, dossier.year, indicator_id)
    lines = lines_markup(dossier.lines_on(indicator_id))
    if figure is None:
        return lines if lines.text else missing(dossier)
    return joined([amount(figure), _year_of(figure, dossier), lines])


def _year_of(figure: Figure, dossier: Dossier) -> Html | str:
    if figure.year == dossier.year:
        return ""
    return tag("span", say("centre_of_year", year=figure.year), class_="soft")


def _reports(dossier: Dossier, held: list[Document]) -> Html:
    years = sorted({document.year for document in held})
    if not years:
        return missing(dossier)
    words = say(
        "centre_reports",
        count=len(held),
        years=say("list_comma").join(map(str, years)),
        texts=sum(document.is_text_held for document in held),
    )
    return tag("a", words, href="#centre-sources")


def _figures(dossier: Dossier) -> str:
    years = coverage_by_year(dossier.figures, dossier.centre_id).values()
    kinds = (
        say("centre_figures_kind", basis=say(f"basis_{basis}"), count=f"{number:,}")
        for basis in ("reported", "derived", "computed")
        if (number := sum(counts[basis] for counts in years))
    )
    count = sum(sum(counts.values()) for counts in years)
    return say("centre_figures", count=f"{count:,}", kinds=say("list_comma").join(kinds))


def _checks(counts: Counts) -> Html:
    """Count what the checks found over all years, with the way to the misfits."""
    added = by_outcome(counts)
    if not added.total():
        return tag("span", say("centre_checks_none"), class_="soft")
    return line(
        "centre_checks",
        count=f"{added.total():,}",
        passed=added["pass"],
        rounding=added["rounding"],
        misfits=tag("a", _misfits(added), href="#centre-findings"),
    )


def _misfits(added: Counter[str]) -> str:
    told = (f"{say(f'quality_outcome_{what}').lower()} {added[what]}" for what in MISFITS)
    return say("list_comma").join(told)

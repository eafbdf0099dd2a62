"""One entry of the dictionary: a line that folds out into all that is known of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.coverage import Coverage
from catalogue import Indicator, catalogue
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import MARKS, unit_text
from dashboard.texts import language, say
from formulas import Reference

# From these shares of the best-covered indicator's centres on, a year is drawn darker.
SHADES: Final = (0.0, 0.1, 0.6)
# The latest years are told one by one; twenty years of every indicator would be half a page's data.
MOST_YEARS: Final = 6


def heading(title: str, count: int) -> Html:
    """Head a list of entries with its title and what the columns are."""
    columns = ("dictionary_unit", "dictionary_direction", "dictionary_centres", "dictionary_years")
    name = tag("h3", joined([title, " ", tag("span", str(count), class_="soft")]))
    return tag("div", name + joined(tag("span", say(key)) for key in columns), class_="heads")


def entry(
    indicator: Indicator, covered: Coverage, years: Sequence[int], most: int, address: str
) -> Html:
    """Write an indicator's entry; `most` is how many centres the best-covered one has."""
    line = [
        tag("b", indicator.says("name", language())),
        tag("span", unit_text(indicator)),
        tag("span", say(f"dictionary_direction_{indicator.direction}")),
        tag("span", _centres(covered)),
        _strip(covered, years, most),
    ]
    body = tag("div", _body(indicator, covered, address), id=anchor(indicator.id))
    return tag("details", tag("summary", joined(line)) + body)


def anchor(indicator_id: str) -> str:
    """Name the place of an entry on the page; browsers unfold what a link leads to."""
    return f"indicator-{indicator_id}"


def _centres(covered: Coverage) -> str:
    if not covered.centres:
        return say("dictionary_none")
    return say("dictionary_count", count=covered.centres)


def _strip(covered: Coverage, years: Sequence[int], most: int) -> Html:
    if not covered.centres:
        return tag("span")
    boxes = (
        tag("i", f"{year % 100:02d}", class_=f"s{_shade(covered.in_year(year), most)}")
        for year in years[-MOST_YEARS:]
    )
    told = (f"{year}: {covered.in_year(year)}" for year in covered.years[-MOST_YEARS:])
    label = say("clause_join").join(told)
    return tag("span", joined(boxes), class_="strip", role="img", title=label)


def _shade(centres: int, most: int) -> int:
    """Grade a count from 0, none, to 3, most of the centres."""
    return sum(centres > share * most for share in SHADES) if centres else 0


def _body(indicator: Indicator, covered: Coverage, address: str) -> Html:
    """Say what an indicator is in plain lines, then what to know about it under its terms."""
    says = indicator.says
    lines: list[Html | str] = [
        says("definition", language()),
        formula_markup(indicator),
        _kind(indicator, address),
    ]
    terms: dict[str, Html | str] = {
        "dictionary_thresholds": says("thresholds", language()),
        "dictionary_caveats": says("caveats", language()),
        "dictionary_synonyms": joined((tag("i", word) for word in indicator.synonyms), " "),
        "dictionary_printed_units": say("list_comma").join(indicator.report_units),
        "dictionary_coverage": _coverage(covered),
    }
    # What Chinese reports print stays Chinese in English too: it is what one finds in them.
    quoted = {"dictionary_synonyms", "dictionary_printed_units"}
    pairs = (
        tag("dt", say(key)) + (tag("dd", text, lang="zh") if key in quoted else tag("dd", text))
        for key, text in terms.items()
        if markup(text)
    )
    plain = joined(tag("p", line) for line in lines if markup(line))
    return plain + tag("dl", joined(pairs))


def _kind(indicator: Indicator, address: str) -> Html:
    """Give group, kind, the short name where it is another one, and the id as a link to it."""
    short = indicator.says("short", language())
    parts: list[Html | str] = [
        str(getattr(catalogue().groups[indicator.group], language())),
        say(f"dictionary_kind_{indicator.kind}"),
    ]
    if short != indicator.says("name", language()):
        parts.append(say("dictionary_short", short=short))
    link = tag("a", tag("code", indicator.id), href=address)
    parts.append(joined([say("dictionary_id"), " ", link]))
    return tag("small", joined(parts, " · "))


def formula_markup(indicator: Indicator) -> Html:
    """Write the formula with names that lead to their entries, and the note on it."""
    note = tag("small", indicator.says("formula_note", language()))
    if indicator.formula is None:
        return note if indicator.says("formula_note", language()) else Html("")
    links: dict[str, Html] = {}

    def place_for(reference: Reference) -> str:
        # The formula is spelt as text; each name is put in as markup afterwards.
        place = f"{{{len(links)}}}"
        links[place] = _reference(reference)
        return place

    spelt = indicator.formula.spell(place_for)
    for place, link in links.items():
        spelt = spelt.replace(place, link.text)
    return joined([Html(f"= {spelt}"), note], " ")


def _reference(reference: Reference) -> Html:
    name = catalogue().indicators[reference.indicator_id].says("short", language())
    link = tag("a", name, href=f"#{anchor(reference.indicator_id)}")
    if reference.item:
        link = link + tag("span", f"［{reference.item}］", lang="zh", class_="soft")
    for _ in range(reference.years_back):
        before, after = say("dictionary_year_before").split("*")
        link = Html(before) + link + after
    return link


def formula_text(indicator: Indicator) -> str:
    """Write the formula with names, without markup; empty where there is none."""
    return indicator.formula.spell(_reference_text) if indicator.formula else ""


def _reference_text(reference: Reference) -> str:
    name = catalogue().indicators[reference.indicator_id].says("short", language())
    if reference.item:
        name += f"［{reference.item}］"
    for _ in range(reference.years_back):
        name = say("dictionary_year_before").replace("*", name)
    return name


def _coverage(covered: Coverage) -> Html:
    pieces: list[Html] = []
    earlier = covered.years[:-MOST_YEARS]
    if earlier:
        span = f"{earlier[0]}–{earlier[-1]}" if len(earlier) > 1 else str(earlier[0])
        pieces.append(tag("i", say("dictionary_earlier", years=span)))
    for year in covered.years[-MOST_YEARS:]:
        counts = covered.by_year[year]
        marks = " ".join(f"{MARKS[basis]}{counts[basis]}" for basis in MARKS if basis in counts)
        pieces.append(tag("i", f"{year} {marks}"))
    if covered.beside:
        roles = (f"{say(f'dictionary_role_{role}')} {n}" for role, n in covered.beside.items())
        beside = say("dictionary_beside", roles=say("list_comma").join(roles))
        pieces.append(tag("span", beside, class_="soft"))
    return joined(pieces, " ") if pieces else tag("span", say("dictionary_no_reading"))

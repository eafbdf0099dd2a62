"""What became of the income: a flow from the income to its parts, and what was paid over."""

from __future__ import annotations

from analysis.distribution import INCOME, PARTS, REMITTED, Distribution, distribution
from catalogue import catalogue
from dashboard import charts, sources
from dashboard.centre_parts import Dossier, Section, heading, misfit_link, missing, nothing
from dashboard.charts import CENTRE_COLOURS, GREY, INK, NET, TEXT_SIZE, Chart
from dashboard.gaps import gap_text
from dashboard.lines import line, linked
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import Scale, scale_for, with_unit
from dashboard.texts import centre_name, indicator_name, say
from figures import Figure
from intervals import exactly

# A flow as wide as its money, light enough for the numbers on it.
LINK_COLOUR = "rgba(128,140,152,0.35)"
HEIGHT = 300


def money(dossier: Dossier) -> Section:
    """Tell the distribution: the picture where it is whole, and what was paid over beside it."""
    found = distribution(dossier.figures, dossier.centre_id, dossier.year)
    if found is None:
        return nothing("money", dossier)
    scale = _scale(found, dossier.asked)
    misfits = [f for f in dossier.misfits if f.indicator_id in (INCOME, *PARTS)]
    told = [joined(_sentences(found, dossier, scale), say("sentence_join"))]
    told += [misfit_link(finding) for finding in misfits]
    beside = tag("p", joined(told, " ")) + _paid_over(found, dossier, scale)
    picture = flow_chart(found, dossier, scale)
    return Section("money", ((picture, beside),) if picture else (beside,))


def _scale(found: Distribution, asked: str) -> Scale:
    """Give the one unit of the section, 万元 as reports distribute in, unless another is asked."""
    known = [found.income, *found.parts, *found.remitted.values()]
    amounts = [figure.amount for figure in known if figure]
    is_whole = bool(found.parts) and asked == "auto"
    return scale_for(catalogue().indicators[INCOME], amounts, "small" if is_whole else asked)


def _linked(figure: Figure, scale: Scale) -> Html:
    return linked(figure, with_unit(scale.of(figure), scale.unit))


def _sentences(found: Distribution, dossier: Dossier, scale: Scale) -> list[Html]:
    sentences = []
    if found.income:
        sentences.append(line("centre_income", value=_linked(found.income, scale)))
    if found.adding_up and found.income:
        parts = joined((_linked(part, scale) for part in found.parts), " + ")
        key = f"centre_parts_{found.adding_up.fit}"
        sentences.append(line(key, parts=parts, rest=_rest(found, scale)))
    elif found.missing:
        names = say("list_comma").join(indicator_name(part) for part in found.missing)
        gap = gap_text(dossier.centre_id, dossier.year)
        sentences.append(line("centre_parts_missing", names=names, gap=gap))
    return sentences


def _rest(found: Distribution, scale: Scale) -> str:
    if found.adding_up is None:
        return ""
    rest = found.adding_up.rest
    return with_unit(scale.number(rest, "computed"), scale.unit)


def _paid_over(found: Distribution, dossier: Dossier, scale: Scale) -> Html:
    """Hold what was provided for against what was paid over."""
    provided = {part.indicator_id: part for part in found.parts}
    rows: list[list[Html | str]] = [
        [
            say(f"centre_of_{part}"),
            _cell(provided.get(part), dossier, scale),
            _cell(found.remitted.get(part), dossier, scale),
        ]
        for part in REMITTED
        if part in provided or part in found.remitted
    ]
    if not rows:
        return Html("")
    heads = (
        tag("span", scale.unit, class_="unit"),
        say("centre_provided"),
        say("centre_paid_over"),
    )
    note = tag("p", say("centre_paid_note"), class_="source-line")
    return tag("div", heading(say("centre_paid_title")) + table(heads, rows) + note, class_="panel")


def _cell(figure: Figure | None, dossier: Dossier, scale: Scale) -> Html:
    if figure is None:
        return missing(dossier)
    number = sources.number(figure, scale.of(figure))
    return joined([sources.mark(figure), " ", number])


def flow_chart(found: Distribution, dossier: Dossier, scale: Scale) -> Chart | None:
    """Draw the income flowing into its parts; None where they do not make it up.

    A flow can show neither what is missing nor more than there is.
    """
    income, added = found.income, found.adding_up
    if income is None or added is None or added.fit == "apart":
        return None
    if any(figure.amount.value < 0 for figure in (income, *found.parts)):
        return None
    largest = max(found.parts, key=lambda part: part.amount.value)
    share = largest.amount / income.amount * exactly(100.0)
    names = {"part": indicator_name(largest.indicator_id)}
    title = say("centre_flow_title", share=Scale(1.0, "%", 1).number(share, "computed"), **names)
    where = {"centre": centre_name(dossier.centre_id), "year": dossier.year}
    fit = say(f"centre_flow_{added.fit}")
    subtitle = say("centre_flow_subtitle", unit=scale.unit, fit=fit, **where)
    behind = sources.background(dossier.figures, [income, *found.parts])
    source = sources.reports([income, *found.parts], behind)
    spec: charts.Spec = {
        "data": [_flow(income, found.parts, scale)],
        "layout": charts.layout(title, subtitle, source, HEIGHT),
    }
    margin = spec["layout"]["margin"]
    spec["layout"]["height"] = HEIGHT + margin["t"] + margin["b"]
    parts = say("list_comma").join(
        f"{indicator_name(part.indicator_id)} {scale.of(part)}" for part in found.parts
    )
    alt = say("sentence_join").join((title, subtitle, parts))
    return Chart(spec, alt, f"{dossier.centre_id}-{dossier.year}-distribution")


def _flow(income: Figure, parts: tuple[Figure, ...], scale: Scale) -> charts.Spec:
    """Give the flow; its numbers stand at its ends, wherever the flow is too thin to see."""
    ends = (income, *parts)
    colours = [CENTRE_COLOURS[0], GREY, NET, CENTRE_COLOURS[0]]
    labels = [f"{indicator_name(end.indicator_id)}<br>{scale.of(end)}" for end in ends]
    cells = [sources.cell_key(end) for end in ends]
    hover = f"%{{label}} {scale.unit}<extra></extra>"
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "textfont": {"size": TEXT_SIZE, "color": INK, "shadow": "none"},
        "node": {
            "label": labels,
            "color": colours,
            "customdata": cells,
            "hovertemplate": hover,
            "pad": 36,  # two lines of a label, where the flow itself is thinner
            "thickness": 14,
            "line": {"width": 0},
        },
        "link": {
            "source": [0] * len(parts),
            "target": [number + 1 for number in range(len(parts))],
            "value": [part.amount.value / scale.factor for part in parts],
            "color": LINK_COLOUR,
            "customdata": cells[1:],
            "hovertemplate": "%{target.label}<extra></extra>",
        },
    }

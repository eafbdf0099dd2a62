"""The picture of a year's money flow: what came in, what went out, what is left."""

from __future__ import annotations

from analysis.overview import MoneyFlow
from catalogue import catalogue
from dashboard import charts, sources
from dashboard.charts import CENTRE_COLOURS, GREY, NET, Chart
from dashboard.gaps import gap_text
from dashboard.numbers import MINUS, Scale, scale_for
from dashboard.texts import centre_name, indicator_name, say


def flow_chart(flow: MoneyFlow, centre_id: str, year: int, source: str, asked: str) -> Chart:
    """Draw the flow in one money unit; the title says what the deposits cover."""
    deposits = catalogue().indicators["deposits"]
    scale = scale_for(deposits, [figure.amount for figure, _ in flow.steps], asked)
    title = _finding(flow)
    missing = say("list_comma").join(indicator_name(i) for i in flow.missing)
    subtitle = say("flow_subtitle", centre=centre_name(centre_id), year=year, unit=scale.unit)
    if missing:
        subtitle += say("flow_missing", missing=missing, gap=gap_text(centre_id, year))
    bars = _bars(flow, scale)
    axis = {"showgrid": False, "zeroline": True, "zerolinecolor": GREY, "showticklabels": False}
    spec = {
        "data": bars,
        "layout": charts.layout(
            title,
            subtitle,
            source,
            420,
            xaxis={
                "fixedrange": True,
                "type": "category",
                "automargin": True,
                "tickfont": {"size": charts.TEXT_SIZE},
            },
            yaxis={**axis, "fixedrange": True, "automargin": True},
        ),
    }
    return Chart(spec, f"{title}。{subtitle}", f"{centre_id}-{year}-flow")


def _bars(flow: MoneyFlow, scale: Scale) -> list[charts.Spec]:
    """Draw the steps as bars, and their numbers above them, where no axis is in the way."""
    names, bases, heights, texts, cells, colours = [], [], [], [], [], []
    level = 0.0
    palette = {"deposits": CENTRE_COLOURS[0], "loans_issued": CENTRE_COLOURS[1]}
    for figure, sign in flow.steps:
        height = sign * figure.amount.value / scale.factor
        names.append(indicator_name(figure.indicator_id))
        bases.append(level)
        heights.append(height)
        level += height
        number = scale.of(figure)
        about = number.startswith("≈")
        texts.append(f"{'≈' * about}{'+' if sign > 0 else '−'}{number[about:]}")
        cells.append(sources.cell_key(figure))
        colours.append(palette.get(figure.indicator_id, GREY))
    net = scale.number(flow.net, "computed")
    names.append(say("flow_net" if flow.missing else "flow_net_whole"))
    bases.append(0.0)
    heights.append(flow.net.value / scale.factor)
    texts.append(net if net.startswith(MINUS) else f"+{net}")
    first = flow.steps[0][0]
    cells.append("" if flow.missing else f"{first.centre_id}|{first.year}|net_fund_inflow")
    colours.append(NET)
    template = f"%{{x}} %{{hovertext}} {scale.unit}<extra></extra>"
    tops = [max(base, base + height) for base, height in zip(bases, heights, strict=True)]
    return [
        {
            "type": "bar",
            "x": names,
            "y": heights,
            "base": bases,
            "marker": {"color": colours},
            "customdata": cells,
            "hovertext": texts,
            "hovertemplate": template,
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": names,
            "y": [max(top, 0.0) for top in tops],
            "text": texts,
            "textposition": "top center",
            "textfont": {"size": charts.TEXT_SIZE},
            "cliponaxis": False,
            "hoverinfo": "skip",
        },
    ]


def _finding(flow: MoneyFlow) -> str:
    known = {figure.indicator_id: figure.amount for figure, _ in flow.steps}
    left = known["deposits"] - known["withdrawals"]
    whole = "" if not flow.missing else "_partly"
    if left.low <= 0 <= left.high:
        return say("flow_even")
    if left.high < 0:
        return say("flow_short")
    if "loans_issued" not in known:
        return say("flow_covers_withdrawals")
    if flow.net.low > 0:
        return say("flow_covers_all")
    return say(f"flow_not_loans{whole}") if flow.net.high < 0 else say("flow_just")

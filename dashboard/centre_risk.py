"""What may endanger a centre: overdue loans, the reserve against them, liquidity, its alerts."""

from __future__ import annotations

from typing import Final

from analysis.compare import rests_on_growth
from catalogue import catalogue
from dashboard import sources
from dashboard.alert_words import strip
from dashboard.centre_parts import (
    Dossier,
    Section,
    amount,
    change_markup,
    fact,
    facts,
    missing,
    nothing,
)
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, tag
from dashboard.numbers import MARKS, Scale, scale_for, with_unit
from dashboard.source_pairs import difference
from dashboard.texts import indicator_name, language, say
from figures import Figure
from intervals import exactly

NET: Final = "net_fund_inflow"
# In the order in which risk is told: what is overdue, what stands against it, what money is left.
SHOWN: Final = (
    "overdue_amount",
    "overdue_rate",
    "risk_reserve_balance",
    "risk_reserve_adequacy",
    "overdue_to_reserve_ratio",
    "loan_to_deposit_ratio",
    NET,
    "overdue_collected_amount",
)
TEN: Final = exactly(10.0)


def risk(dossier: Dossier) -> Section:
    """Tell the figures of risk, then what alerts they set off."""
    known = {indicator: dossier.get(indicator) for indicator in SHOWN}
    if not any(known.values()):
        return nothing("risk", dossier)
    told = [_fact(indicator, figure, dossier) for indicator, figure in known.items()]
    alerts = strip(dossier.centre_id, dossier.year, language())
    return Section("risk", (facts(told) + alerts,))


def _fact(indicator_id: str, figure: Figure | None, dossier: Dossier) -> Html:
    name = indicator_name(indicator_id)
    if figure is None:
        narrow = _without_loans(dossier) if indicator_id == NET else None
        return narrow or fact(name, missing(dossier))
    standing = dossier.standings[indicator_id]
    value = amount(figure, dossier.asked)
    if standing.indicator.unit == "permille":
        value = tag("span", value, title=in_percent(figure))
    notes = [change_markup(standing)] if standing.change else []
    return fact(name, value, [*notes, sources.badges(figure)])


def _without_loans(dossier: Dossier) -> Html | None:
    """Tell what came in beyond withdrawals where the loans of the net inflow are not disclosed."""
    deposits, withdrawals = dossier.get("deposits"), dossier.get("withdrawals")
    if deposits is None or withdrawals is None:
        return None
    rest = deposits.amount - withdrawals.amount
    scale = scale_for(catalogue().indicators[NET], [rest], dossier.asked)
    is_about = rests_on_growth(deposits) or rests_on_growth(withdrawals)
    text = scale.number(rest, "derived" if is_about else "computed")
    number = difference(deposits, withdrawals, text)
    unit = tag("span", with_unit("", scale.unit), class_="unit")
    sign = tag("span", MARKS["computed"], title=say("basis_computed"), class_="soft")
    gap = gap_text(dossier.centre_id, dossier.year, NET)
    note = say("centre_net_without_loans", name=indicator_name(NET), gap=gap)
    return fact(say("centre_net"), joined([sign, " ", number, unit]), [note])


def in_percent(figure: Figure) -> str:
    """Give a per-mille figure in percent, with the one digit more that it takes."""
    scale = scale_for(catalogue().indicators[figure.indicator_id], [figure.amount])
    number = Scale(scale.factor, "%", scale.most_decimals + 1).number(
        figure.amount / TEN, figure.basis
    )
    return say("centre_in_percent", value=joined([number, "%"]).text)

"""Stored figures held to the rules of warehouse/checks; what they give stands in `finding`.

A rule reads the temporary tables made here: `held` (chosen figures), `other` (those not chosen),
`printed` (every published figure), `body` (texts), `righted` (amendments); of these `grown` (with
growth), `beside` (against last year's), `qualified` (with a scope of their own), `heading` (lines
of texts with a number of a list); those of `etl.laws`; `completed` (rates of budgets spent). All
figures stand there as printed, whatever an amendment says; of those in doubt only `printed` tells.
A rule gives what was stated and what follows; how the two go together is judged for all alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import duckdb

from etl.laws import laws
from warehouse.checks import Rule, rules
from warehouse.connection import query_text

TABLES: Final = ("held", "other", "printed", "body", "righted")
FOLLOWING: Final = ("grown", "beside", "qualified", "heading", "found")
# Views on those and on tables of laws.
LAST: Final = ("completed",)


def judge(connection: duckdb.DuckDBPyConnection, touched: Mapping[str, Any]) -> None:
    """Hold the figures of the touched `centres`, from the year `since` on, to every rule.

    Must run inside the transaction that changed the series.
    """
    connection.execute(query_text("clear_findings"), dict(touched))
    make_tables(connection, touched)
    printed = connection.execute(query_text("indicators_printed"), dict(touched)).fetchall()
    present = {name for (name,) in printed}
    for rule in rules().values():
        if present.intersection(rule.indicators) or rule.indicators in ((), ("*",)):
            apply(connection, rule, touched["since"])
    connection.execute(query_text("judge"))


def make_tables(connection: duckdb.DuckDBPyConnection, touched: Mapping[str, Any]) -> None:
    """Make the temporary tables that rules read, of the touched centres and years, and those in
    which what they find is gathered.
    """
    for name in TABLES:
        connection.execute(query_text(f"make_{name}"), dict(touched))
    for name in FOLLOWING:
        connection.execute(query_text(f"make_{name}"))
    for name, columns in {**laws(), "ruling": _ruling()}.items():
        connection.execute(query_text(f"make_{name}"), columns)
    for name in LAST:
        connection.execute(query_text(f"make_{name}"))


@cache
def _ruling() -> dict[str, list[object]]:
    told = rules().values()
    return {
        "rules": [rule.id for rule in told],
        "relations": [rule.relation for rule in told],
        "severities": [rule.severity for rule in told],
        "cautious": [bool(rule.caution.zh) for rule in told],
    }


def apply(connection: duckdb.DuckDBPyConnection, rule: Rule, since: int) -> None:
    """Gather what a rule finds from a year on."""
    connection.execute(rule.gathering, {"since": since})

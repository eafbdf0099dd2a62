"""How long every rule takes on the national warehouse, and how long a centre's year takes when it
was published, among 35 centres and among 350.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import duckdb

from bench import national
from catalogue import catalogue
from etl import judging, series
from warehouse.checks import rules
from warehouse.connection import query_text

TURNS = 9
FEW = 35
AIM_SECONDS, AIM_TIMES = 2.0, 1.3
TOLD = 8


def print_all(*, verbose: bool) -> None:
    """Measure the rules; print seconds against the aim, and the ratio of few centres to many."""
    warehouse, _ = national.national_warehouse()
    many = _copy(warehouse, "checks-many")
    few = _copy(warehouse, "checks-few")
    with duckdb.connect(few) as connection:
        _keep(connection, FEW)
    with duckdb.connect(many) as all_centres, duckdb.connect(few) as some:
        everything = _centres(all_centres)
        ((count,),) = all_centres.execute("select count(*) from observation").fetchall()
        seconds = median(_judge(all_centres, everything, 0) for _ in range(TURNS))
        print(f"\n{len(rules())} rules over {count:,} observations of {len(everything)} centres")
        _line("every rule", f"{seconds:.2f} s", seconds, AIM_SECONDS)
        if verbose:
            _slowest(all_centres, everything)
        _one_centre({"350 centres": all_centres, "35 centres": some})


def _copy(warehouse: Path, name: str) -> Path:
    return Path(shutil.copy(warehouse, warehouse.with_name(f"{name}.duckdb")))


def _keep(connection: duckdb.DuckDBPyConnection, count: int) -> None:
    kept = _centres(connection)[:count]
    for table in ("observation", "series", "finding", "source"):
        others = f"delete from {table} where not list_contains(?, centre_id)"  # noqa: S608
        connection.execute(others, [kept])
    connection.execute("checkpoint")


def _centres(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute("select distinct centre_id from series order by 1").fetchall()
    return [centre for (centre,) in found]


@contextmanager
def _undone(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("begin")
    try:
        yield
    finally:
        connection.execute("rollback")


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _judge(connection: duckdb.DuckDBPyConnection, centres: Sequence[str], since: int) -> float:
    with _undone(connection):
        touched = {"centres": list(centres), "since": since}
        return _timed(lambda: judging.judge(connection, touched))


def _slowest(connection: duckdb.DuckDBPyConnection, centres: list[str]) -> None:
    """Print where the time goes: the tables the rules read, then the slowest rules."""
    touched = {"centres": centres, "since": 0}
    with _undone(connection):
        cleared = _timed(lambda: connection.execute(query_text("clear_findings"), touched))
        made = _timed(lambda: judging.make_tables(connection, touched))
        print(f"  {'clearing':38}{cleared * 1e3:9.0f} ms")
        print(f"  {'tables that rules read':38}{made * 1e3:9.0f} ms")
        taken = {
            rule.id: _timed(lambda rule=rule: judging.apply(connection, rule, 0))  # type: ignore[misc]
            for rule in rules().values()
        }
    for name, seconds in sorted(taken.items(), key=lambda one: -one[1])[:TOLD]:
        print(f"  {name:38}{seconds * 1e3:9.0f} ms")


def _one_centre(warehouses: dict[str, duckdb.DuckDBPyConnection]) -> None:
    """Measure in turns what publishing one centre's last year sets going."""
    known = catalogue()
    taken: dict[str, list[float]] = {name: [] for name in warehouses}
    checked: dict[str, list[float]] = {name: [] for name in warehouses}
    year = national.YEARS[-1]
    for turn in range(TURNS * 3):
        for name, connection in warehouses.items():
            centre = _centres(connection)[turn % FEW]
            checked[name].append(_judge(connection, [centre], year))
            with _undone(connection):
                rebuild = _timed(
                    lambda at=connection, whose=centre: series.rebuild(at, known, [whose], year)  # type: ignore[misc]
                )
            taken[name].append(rebuild)
    print("\none centre's year published: series and rules, among 350 centres against among 35")
    for title, times in (("rules alone", checked), ("series and rules", taken)):
        many, few = (median(times[name]) for name in ("350 centres", "35 centres"))
        told = f"{many / few:.2f} ×  ({many * 1e3:.0f} ms, {few * 1e3:.0f} ms)"
        _line(title, told, many / few, AIM_TIMES)


def _line(name: str, told: str, figure: float, aim: float) -> None:
    verdict = "met" if figure <= aim else "missed"
    print(f"  {name:38}{told}   aim ≤ {aim}: {verdict}")

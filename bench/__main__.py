"""`make bench`: how well and how fast reports are read, then the pages on a national warehouse,
measured against their floor, as ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import shutil
from pathlib import Path

from bench import checking, elements, measures, national, reading_report, report, uploading
from bench.pages import other_choice, page_names, path_of
from bench.server import HERE, ROOT, Server, started
from bench.sessions import session

APP, FLOOR, NAIVE, BARE = (
    ROOT / "app.py",
    *(HERE / f"{name}.py" for name in ("floor_app", "naive_page", "bare_page")),
)

PARTS = ("reading", "checking", "uploading", "pages")


def main() -> None:
    """Run what is asked for: everything, or one part."""
    call = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    call.add_argument(
        "part",
        nargs="?",
        choices=("reading", "checking", "uploading", "pages"),
        help="run this part only",
    )
    call.add_argument("-v", "--verbose", action="store_true", help="list what was read wrongly")
    call.add_argument(
        "--excerpts", type=Path, default=reading_report.EXCERPTS, help="labelled real excerpts"
    )
    asked = call.parse_args()
    if asked.part in {None, "reading"}:
        reading_report.print_all(asked.excerpts, verbose=asked.verbose)
    if asked.part in {None, "checking"}:
        checking.print_all(verbose=asked.verbose)
    if asked.part in {None, "uploading"}:
        uploading.print_all()
    if asked.part in {None, "pages"}:
        pages()


def pages() -> None:
    """Measure the pages, from the warehouse to the last line of the report."""
    warehouse, catalogue = national.national_warehouse()
    environment = {"GJJ_WAREHOUSE": str(warehouse), "BENCH_CATALOGUE": str(catalogue)}
    # A server holds its warehouse: the floor needs none, the naive page has a copy of its own.
    no_warehouse = environment | {"GJJ_WAREHOUSE": str(HERE / "results" / "none.duckdb")}
    copy = shutil.copy(warehouse, warehouse.with_name("naive.duckdb"))
    plain = environment | {"GJJ_WAREHOUSE": str(copy)}
    centres = centre_ids(catalogue)
    with started(APP, environment) as real:
        asyncio.run(record_floor(real))
        with started(FLOOR, no_warehouse) as floor:
            asyncio.run(measure_pages({"page": real, "floor": floor}, centres))
            asyncio.run(measure_crowd({"page": real, "floor": floor}))
    with started(NAIVE, plain, plain=True) as naive, started(FLOOR, no_warehouse) as floor:
        asyncio.run(measure_naive({"page": naive, "floor": floor}))
        with started(APP, environment) as real:
            report.wire(measures.wire_bytes({"page": real.address, "naive": naive.address}))
    report.cold_start(measures.cold_starts({"page": APP, "bare": BARE}, environment))


def centre_ids(catalogue: Path) -> list[str]:
    """Give the ids of the national warehouse's centres."""
    with (catalogue / "centres.csv").open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


async def record_floor(real: Server) -> None:
    """Keep what each page draws, for the floor to draw it again."""
    for page in page_names():
        async with session(real.address, path_of(page)) as opened:
            elements.record(page, (await opened.run()).messages, real.address)


async def measure_pages(servers: dict[str, Server], centres: list[str]) -> None:
    """Measure each page alone: warm reruns, reruns with other choices, first visits, bytes."""
    turns = iter(range(len(centres)))
    for page in page_names():
        path = path_of(page)
        warm = await measures.reruns(servers, path)
        asked = [other_choice(centres, next(turns)) for _ in range(measures.RERUNS + 1)]
        other = await measures.reruns(servers, path, asked.__getitem__)
        report.page(page, warm, other, await measures.visits(servers, path))


async def measure_crowd(servers: dict[str, Server]) -> None:
    """Measure 20 sessions over all pages, and the memory they leave behind."""
    paths = [path_of(page) for page in page_names()]
    crowds = {name: await measures.crowd(server, paths) for name, server in servers.items()}
    report.crowd(crowds, {name: server.resident_mib() for name, server in servers.items()})


async def measure_naive(servers: dict[str, Server]) -> None:
    """Measure the naive page against the floor of the page it imitates."""
    warm = await measures.reruns(servers, "")
    crowds = {name: await measures.crowd(server, [""]) for name, server in servers.items()}
    report.naive(warm, crowds, servers["page"].resident_mib())


if __name__ == "__main__":
    main()

"""How fast a national workbook is read and published, against the plain way, in one run."""

from __future__ import annotations

import asyncio
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from python_calamine import CalamineWorkbook

from bench import measures, national, workbook
from bench.pages import path_of
from bench.report import percentile
from bench.server import ROOT, started
from etl.workbooks import read_workbook
from tests.faults.publisher import FIGURES, table

TURNS = 15
AIM_READING, AIM_SECONDS, AIM_TIMES, AIM_MIB = 1.5, 3.0, 5.0, 300


def print_all() -> None:
    """Measure reading and publishing; print ratios first."""
    before, catalogue = workbook.warehouse_before()
    file = national.RESULTS / "national.xlsx"
    figures = workbook.write_workbook(file, catalogue)
    print(f"\na workbook of {figures:,} figures")
    _print_reading(file.read_bytes())
    runs = {way: _run(way, file, before, catalogue) for way in ("ours", "plain")}
    if any(run["figures"] != figures for run in runs.values()):
        raise RuntimeError(f"{figures} figures were written, read were {runs}")
    ours, plain = runs["ours"], runs["plain"]
    _against("read, checked, compared, published", ours["seconds"], "s", AIM_SECONDS, most=True)
    _against("as fast as the plain way, times", plain["seconds"] / ours["seconds"], "×", AIM_TIMES)
    print(f"  {'the plain way':38}{plain['seconds']:9.2f} s")
    _against("memory above the start", ours["mib"], "MiB", AIM_MIB, most=True)
    asyncio.run(_print_crowd(before, catalogue))


async def _print_crowd(before: Path, catalogue: Path) -> None:
    """Print what 20 readers wait while eight others upload, against what they wait otherwise."""
    warehouse = workbook.copy_of(before, "upload-crowd")
    environment = {"GJJ_WAREHOUSE": str(warehouse), "BENCH_CATALOGUE": str(catalogue)}
    paths = [path_of(page) for page in ("overview", "compare", "trends")]
    count = measures.UPLOADERS * measures.UPLOADS_EACH
    files = [(f"{number}.csv", table(number)) for number in range(count)]
    with started(ROOT / "app.py", environment) as server:
        await measures.crowd(server, paths)
        alone = [run.milliseconds for run in await measures.crowd(server, paths)]
        readers, uploads = await measures.uploading_crowd(server, paths, files)
    beside = [run.milliseconds for run in readers]
    print(
        f"\n20 sessions read while {measures.UPLOADERS} upload {count} files of {FIGURES} figures"
    )
    for name, at in (("median", 50), ("slowest twentieth", 95), ("slowest", 100)):
        ratio = percentile(beside, at) / percentile(alone, at)
        print(
            f"  {name:38}{ratio:9.2f} × without uploads"
            f"  ({percentile(beside, at):.0f} ms, without {percentile(alone, at):.0f} ms)"
        )
    taken = percentile([run.milliseconds for run in uploads], 50)
    print(f"  {'an upload, read, checked and compared':38}{taken:9.0f} ms (median)")


def _print_reading(content: bytes) -> None:
    def bare() -> object:
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()

    def ours() -> object:
        return read_workbook(content, "national.xlsx")

    times: dict[Callable[[], object], list[float]] = {bare: [], ours: []}
    for _ in range(TURNS):
        for read, taken in times.items():
            started = time.perf_counter()
            read()
            taken.append(time.perf_counter() - started)
    ratio = median(times[ours]) / median(times[bare])
    _against("reading, against bare calamine", ratio, "×", AIM_READING, most=True)
    print(f"  {'bare calamine':38}{1000 * median(times[bare]):9.1f} ms")


def _run(way: str, file: Path, before: Path, catalogue: Path) -> dict[str, float]:
    """Publish in a process of its own, into a copy of the warehouse."""
    warehouse = workbook.copy_of(before, f"upload-{way}")
    done = subprocess.run(
        [sys.executable, "-m", "bench.upload_run", way, str(file), str(catalogue)],
        env={**os.environ, "GJJ_WAREHOUSE": str(warehouse)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _against(name: str, found: float, unit: str, aim: float, *, most: bool = False) -> None:
    met = "met" if (found <= aim if most else found >= aim) else "missed"
    sign = "≤" if most else "≥"
    print(f"  {name:38}{found:9.2f} {unit}   aim {sign} {aim:g}: {met}")

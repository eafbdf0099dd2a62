"""How the measures are printed: ratios first, then what they are made of, with the aim beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from bench.sessions import Run

Runs = Mapping[str, Sequence[Run]]

AIM_WARM, AIM_CROWD = 1.2, 1.3
AIM_MIB, AIM_PAGE_KB, AIM_WIRE_MB, AIM_START_S = 350, 200, 3.0, 1.5


def page(name: str, warm: Runs, other: Runs, first: Runs) -> None:
    """Print one page's ratios to its floor, and the bytes of a run."""
    print(f"\n{name}")
    _ratio("warm rerun", warm, 50, AIM_WARM)
    _ratio("warm rerun, slowest twentieth", warm, 95)
    _ratio("rerun with other centres", other, 50)
    _ratio("first visit", first, 50)
    _against("bytes of a run", median(run.size for run in warm["page"]) / 1e3, "kB", AIM_PAGE_KB)


def crowd(runs: Runs, resident_mib: Mapping[str, float]) -> None:
    """Print what 20 sessions back to back wait, and the memory afterwards."""
    print("\n20 sessions back to back, all pages")
    _ratio("slowest twentieth", runs, 95, AIM_CROWD)
    _ratio("median", runs, 50)
    _against("memory", resident_mib["page"], "MiB", AIM_MIB)
    print(f"  {'memory of the floor':32}{resident_mib['floor']:9.1f} MiB")


def naive(warm: Runs, crowds: Runs, resident_mib: float) -> None:
    """Print the naive page's ratios to the floor of 总览."""
    print("\na plain Streamlit and pandas page, to compare")
    _ratio("warm rerun", warm, 50)
    _ratio("20 sessions, slowest twentieth", crowds, 95)
    print(f"  {'memory':32}{resident_mib:9.1f} MiB")


def wire(sizes: Mapping[str, int]) -> None:
    """Print what a fresh browser fetches."""
    print("\nfirst visit in a fresh browser")
    if not sizes:
        print("  not measured: there is no browser on this machine")
        return
    _against("on the wire", sizes["page"] / 1e6, "MB", AIM_WIRE_MB)
    print(f"  {'plain Streamlit':32}{sizes['naive'] / 1e6:9.2f} MB")


def cold_start(seconds: Mapping[str, Sequence[float]]) -> None:
    """Print the time from the start of the process to the first page."""
    print("\ncold start to the first page")
    ratio = median(seconds["page"]) / median(seconds["bare"])
    print(f"  {'against the shortest page':32}{ratio:9.2f}")
    _against("from process to page", median(seconds["page"]), "s", AIM_START_S)


def percentile(values: Sequence[float], share: int) -> float:
    """Give the value that `share` percent of the values do not exceed.

    >>> percentile([5.0, 1.0, 3.0, 2.0, 4.0], 50)
    3.0
    """
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def _ratio(what: str, runs: Runs, share: int, aim: float | None = None) -> None:
    taken = {
        name: percentile([r.milliseconds for r in found], share) for name, found in runs.items()
    }
    ratio = taken["page"] / taken["floor"]
    made_of = f"({taken['page']:.1f} ms, floor {taken['floor']:.1f} ms)"
    print(f"  {what:32}{ratio:9.2f} × floor  {made_of}{_verdict(ratio, aim)}")


def _against(what: str, value: float, unit: str, aim: float) -> None:
    print(f"  {what:32}{value:9.2f} {unit}{_verdict(value, aim)}")


def _verdict(value: float, aim: float | None) -> str:
    if aim is None:
        return ""
    return f"   aim ≤ {aim:g}: {'met' if value <= aim else 'missed'}"

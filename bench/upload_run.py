"""One run of the upload bench in a process of its own: `ours` or `plain`, told in JSON.

`plain` does the same as most scripts would: pandas.read_excel with openpyxl, then an insert a row.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from catalogue import Catalogue, load


def main() -> None:
    """Publish the workbook into the warehouse that $GJJ_WAREHOUSE names; print seconds and MiB."""
    way, workbook, catalogue = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    known = load(catalogue)
    publish = {"ours": prepare_ours, "plain": prepare_plain}[way](known)
    before = _resident_mib()
    started = time.perf_counter()
    figures = publish(workbook)
    told = {
        "seconds": time.perf_counter() - started,
        "mib": _resident_mib() - before,
        "figures": figures,
    }
    print(json.dumps(told))


def prepare_ours(known: Catalogue) -> Callable[[Path], int]:
    """Import what the server has imported by then; give the way through the project's path."""
    from etl import loading, uploads
    from etl.choices import Choices
    from etl.uploads import Act
    from warehouse import connection

    connection.hold()

    def publish(workbook: Path) -> int:
        choices = Choices(reasons={"*": "bench"})
        act = Act("bench", uploads.now())
        name = workbook.name
        _, examined = loading.publish(workbook.read_bytes(), name, known, choices, act)
        return examined.understood.count

    return publish


def prepare_plain(known: Catalogue) -> Callable[[Path], int]:
    """Give the plain way: nothing is checked or compared, only read, inserted and chosen from."""
    import duckdb
    import pandas as pd

    from bench.plain_upload import insert_row_by_row
    from etl import series
    from warehouse.connection import transaction, warehouse_file

    def publish(workbook: Path) -> int:
        frame = pd.read_excel(workbook, header=1, engine="openpyxl")
        with duckdb.connect(str(warehouse_file())) as writer, transaction(writer):
            count = insert_row_by_row(writer, frame, known)
            series.rebuild(writer, known, list(known.centres))
        return count

    return publish


def _resident_mib() -> float:
    """Give the most memory this process ever had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux what `resource` tells includes the parent's before the start
        (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()

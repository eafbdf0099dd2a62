"""Servers of the bench: started as a process of their own, watched, stopped. What is asked of
them is in `sessions`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
START_LIMIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens and which process it is."""

    address: str
    process_id: int

    def resident_mib(self) -> float:
        """Tell the process's resident memory, as `ps` sees it, in MiB."""
        told = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self.process_id)], text=True)
        return int(told) / 1024


@contextmanager
def started(
    script: Path, environment: Mapping[str, str] | None = None, *, plain: bool = False
) -> Iterator[Server]:
    """Run a script's server until the block ends; raise RuntimeError where it does not start.

    `plain` runs it as Streamlit comes: beside no settings of ours, in a folder of its own.
    """
    port = _free_port()
    call = [sys.executable, "-m", "bench.streamlit_run", str(script), f"--server.port={port}"]
    if plain:
        call += ["--server.headless=true", "--browser.gatherUsageStats=false"]
    log = HERE / "results" / f"{script.stem}.log"
    log.parent.mkdir(exist_ok=True)
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with log.open("w") as output:
        process = subprocess.Popen(
            call,
            cwd=HERE / "results" if plain else ROOT,
            env={**os.environ, "PYTHONPATH": paths, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(f"http://127.0.0.1:{port}", process, log)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + START_LIMIT_S
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.005)
    raise RuntimeError(f"{address} did not start; see {log}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

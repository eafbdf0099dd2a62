"""A fresh server on a warehouse of its own, and a real browser that lets nothing leave it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from etl.build import build
from tests.browser.executable import find_browser

HOME = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = 1440, 390
STARTS_WITHIN_S = 60
# A number that stands once in Guangzhou's report and is no figure of the centre.
UNREAD_WORDS, UNREAD = "“5个率先”", "5"


@dataclass
class Visit:
    """A page in the browser, what it asked of other machines and what went wrong in it."""

    page: Page
    base: str
    blocked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a path of the server and wait until the page stands."""
        self.page.goto(f"{self.base}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and the pictures are drawn."""
        self.page.wait_for_selector('[data-testid="stMain"] h1')
        self.page.wait_for_function(SETTLED, timeout=30_000)
        self.page.wait_for_timeout(300)

    def heading(self) -> str:
        """Give the page's title."""
        return self.page.inner_text('[data-testid="stMain"] h1')


# Streamlit marks the app while a script runs; a chart is drawn once it has its plot area.
SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
    return app && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale="true"]')
        && charts.every(chart => chart.querySelector('.main-svg'));
}"""


@pytest.fixture(scope="session")
def warehouse_of_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's real data into a warehouse of the tests' own."""
    file = tmp_path_factory.mktemp("warehouse") / "warehouse.duckdb"
    build(file=file)
    return file


@contextmanager
def serving(warehouse: Path) -> Iterator[str]:
    """Start `gjj serve` on a free port and give its address."""
    port = _free_port()
    environment = {**os.environ, "GJJ_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-m", "etl", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=HOME, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(base, server)
        yield base
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{base}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return  # it answers, if only that the warehouse is not well
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not answer within {STARTS_WITHIN_S} s")


@pytest.fixture(scope="session")
def server(warehouse_of_data: Path) -> Iterator[str]:
    """Serve the real data for the whole run, from a copy: a server holds its warehouse."""
    copy = shutil.copy(warehouse_of_data, warehouse_of_data.with_name("served.duckdb"))
    with serving(Path(copy)) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    executable = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens a window; all windows must stay on this machine, without error."""
    opened: list[Visit] = []

    def new(width: int = WIDE, base: str = server) -> Visit:
        found = window(browser, base, width)
        opened.append(found)
        return found

    yield new
    for one in opened:
        one.page.context.close()
    assert [url for one in opened for url in one.blocked] == []
    assert [error for one in opened for error in one.errors] == []


def window(browser: Browser, base: str, width: int) -> Visit:
    """Open a window that refuses every request to another machine and writes down errors."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="zh-CN", accept_downloads=True
    )
    found = Visit(context.new_page(), base)

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            found.blocked.append(route.request.url)
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.errors.append(message.text)

    context.route("**/*", guard)
    found.page.on("console", listen)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    return found


@pytest.fixture(scope="session")
def report_server(
    warehouse_of_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the real data with one unread number in Guangzhou's report."""
    file = Path(shutil.copy(warehouse_of_data, tmp_path_factory.mktemp("unread") / "w.duckdb"))
    with duckdb.connect(str(file)) as warehouse:
        ((body,),) = warehouse.execute(
            "select body from source where source_id = 'guangzhou_2022'"
        ).fetchall()
        start = body.index(UNREAD_WORDS) + UNREAD_WORDS.index(UNREAD)
        warehouse.execute("delete from unread")
        warehouse.execute(
            "insert into unread values ('guangzhou_2022', $start, $start + 1)", {"start": start}
        )
    with serving(file) as address:
        yield address


@pytest.fixture
def opened(visit: Callable[..., Visit], report_server: str) -> Callable[..., Visit]:
    """Give a function that opens a document, or another page, on that server."""

    def open_page(path: str = "sources?source=guangzhou_2022", width: int = WIDE) -> Visit:
        window = visit(width, report_server)
        window.open(path)
        window.page.locator(".reader[data-live], .list").wait_for()
        window.page.wait_for_timeout(100)
        return window

    return open_page

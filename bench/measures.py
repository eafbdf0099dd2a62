"""What is measured, each against its floor in turns within one run: the machine's own noise then
falls on both alike, and the ratio stays.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack, closing
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.server import Server, started
from bench.sessions import Run, session
from bench.uploading_sessions import upload
from tests.browser.executable import find_browser

# Enough for a median that repeats within a few percent on a machine that does other things too.
RERUNS, VISITS, STARTS = 40, 10, 5
SESSIONS, SESSION_RERUNS = 20, 10
UPLOADERS, UPLOADS_EACH = 8, 3


def same_choices(_: int) -> str:
    """Ask for nothing new in any turn."""
    return ""


async def reruns(
    servers: Mapping[str, Server], path: str, query: Callable[[int], str] = same_choices
) -> dict[str, list[Run]]:
    """Rerun one page in one session of each server, in turns; the first run is not counted."""
    taken: dict[str, list[Run]] = {name: [] for name in servers}
    async with AsyncExitStack() as stack:
        sessions = {
            name: await stack.enter_async_context(session(server.address, path))
            for name, server in servers.items()
        }
        for turn in range(RERUNS + 1):
            for name, opened in sessions.items():
                run = await opened.run(query(turn))
                if turn:
                    taken[name].append(run)
    return taken


async def visits(servers: Mapping[str, Server], path: str) -> dict[str, list[Run]]:
    """Open one page in a new session of each server, in turns."""
    taken: dict[str, list[Run]] = {name: [] for name in servers}
    for _ in range(VISITS):
        for name, server in servers.items():
            async with session(server.address, path) as opened:
                taken[name].append(await opened.run())
    return taken


async def crowd(server: Server, paths: Sequence[str]) -> list[Run]:
    """Let 20 sessions rerun back to back, without a pause; their first runs are not counted."""

    async def one(path: str) -> list[Run]:
        async with session(server.address, path) as opened:
            return [await opened.run() for _ in range(SESSION_RERUNS + 1)][1:]

    chosen = [paths[n % len(paths)] for n in range(SESSIONS)]
    return [run for runs in await asyncio.gather(*map(one, chosen)) for run in runs]


async def uploading_crowd(
    server: Server, paths: Sequence[str], files: Sequence[tuple[str, bytes]]
) -> tuple[list[Run], list[Run]]:
    """Let 20 sessions rerun back to back while eight upload file after file; give both's runs."""
    is_over = asyncio.Event()

    async def read(path: str) -> list[Run]:
        runs = []
        async with session(server.address, path) as opened:
            await opened.run()
            while not is_over.is_set():
                runs.append(await opened.run())
        return runs

    async def bring(own: Sequence[tuple[str, bytes]]) -> list[Run]:
        runs = []
        for name, content in own:
            async with session(server.address, "upload") as opened:
                await opened.run()
                runs.append(await upload(opened, server.address, name, content))
        return runs

    readers = [asyncio.create_task(read(paths[n % len(paths)])) for n in range(SESSIONS)]
    shares = [files[n::UPLOADERS] for n in range(UPLOADERS)]
    brought = await asyncio.gather(*map(bring, shares))
    is_over.set()
    read_runs = await asyncio.gather(*readers)
    return [r for runs in read_runs for r in runs], [r for runs in brought for r in runs]


def cold_starts(
    scripts: Mapping[str, Path], environment: Mapping[str, str]
) -> dict[str, list[float]]:
    """Start each server, in turns; give the seconds from the process to its first page's end."""
    taken: dict[str, list[float]] = {name: [] for name in scripts}

    async def first_page(server: Server) -> None:
        async with session(server.address) as opened:
            await opened.run()

    for _ in range(STARTS):
        for name, script in scripts.items():
            begun = time.perf_counter()
            with started(script, environment) as server:
                asyncio.run(first_page(server))
                taken[name].append(time.perf_counter() - begun)
    return taken


def wire_bytes(addresses: Mapping[str, str]) -> dict[str, int]:
    """Visit each address in a fresh browser; give the bytes that reached it, as they were sent.

    Empty where there is no browser to visit with.
    """
    executable = find_browser()
    if executable is None:
        return {}
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-component-update"]
        launch = playwright.chromium.launch
        with closing(launch(executable_path=executable, args=options)) as browser:
            return {name: _fetched(browser, address) for name, address in addresses.items()}


def _fetched(browser: Browser, address: str) -> int:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[int] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    # A binary frame is told in base64, four letters for three bytes.
    network.on(
        "Network.webSocketFrameReceived",
        lambda event: sizes.append(len(event["response"]["payloadData"]) * 3 // 4),
    )
    page.goto(address)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    # Fonts and the last scripts arrive after the first picture stands.
    page.wait_for_timeout(2000)
    context.close()
    return int(sum(sizes))

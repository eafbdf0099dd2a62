"""How the dashboard is served: its extra routes, what wraps every connection, and the start.
What the browser loads is in `browser_files`; what the pages show is the pages' own business.
"""

import gc
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import as_of
from dashboard.browser_files import browser_routes
from dashboard.sources import source_page
from dashboard.texts import in_language
from warehouse import connection
from warehouse.connection import OverlayGone, WarehouseUnavailable

WarehouseState = Callable[[], str]


def routes(warehouse_state: WarehouseState) -> list[BaseRoute]:
    """List the routes served beside Streamlit's own, those of the browser's files last.

    `warehouse_state` answers `ok`, or one word saying what is wrong with the warehouse.
    """

    # Not async: the answer reads the disk, and Starlette runs plain functions off the event loop.
    def health(_: Request) -> JSONResponse:
        warehouse = warehouse_state()
        is_ok = warehouse == "ok"
        body = {"status": "ok" if is_ok else "degraded", "warehouse": warehouse}
        return JSONResponse(body, status_code=200 if is_ok else 503)

    # Not async for the same reason.
    def source(request: Request) -> HTMLResponse:
        asked = request.query_params
        try:
            with (
                in_language("en" if asked.get("lang") == "en" else "zh"),
                as_of.reading(as_of.day_of(asked.get(as_of.KEY))),
            ):
                text = source_page(asked.get("cell", ""))
        except (WarehouseUnavailable, OverlayGone):
            return HTMLResponse("", status_code=503)
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    return [Route("/healthz", health), Route("/source", source), *browser_routes()]


def middleware() -> list[Middleware]:
    """List what wraps every connection before Streamlit sees it."""
    return [Middleware(SendAtOnce)]


class SendAtOnce:
    """Switch Nagle's algorithm off for each connection, so that no message waits for an ACK.

    Streamlit binds its socket without naming TCP, asyncio therefore leaves the algorithm on, and
    the many small messages of one rerun then stall 40 ms (Linux) to 200 ms (Windows).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, with the option set on the connection it came by."""
        # ASGI names no transport: uvicorn's `send` is a method of the object that holds it, and
        # under any other server there is nothing to set.
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        if transport is not None:
            connection = transport.get_extra_info("socket")
            if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self._app(scope, receive, send)


FAULT = {
    "zh": "本页出错，原因已记入服务器日志。请刷新页面；若仍如此，请把时间 {time} 告知管理员。",
    "en": "This page failed; the server's log says why. Reload it; if that does not help, tell the "
    "administrator the time, {time}.",
}


def show_fault(_: Exception) -> bool:
    """Say on the page that it failed, and when, in the reader's language; never what or where."""
    language = "en" if st.query_params.get("lang") == "en" else "zh"
    st.error(FAULT[language].format(time=f"{datetime.now().astimezone():%H:%M:%S}"))
    return True


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Set everything loaded by now aside from garbage collection for the life of the server.

    The modules loaded by now are some 80,000 objects that never die; walking them took 30 to 50 ms
    of every full collection, in which no session is served.
    """
    gc.collect()
    gc.freeze()
    # Held from the start, so that no other process is in the way when somebody publishes. What is
    # wrong with the warehouse, if anything, the pages tell.
    with suppress(connection.WarehouseUnavailable):
        connection.hold()
    yield {}
    connection.release()

"""Sessions over Streamlit's own websocket, as a browser holds them, and how long each rerun took
from the request to the end of the script. What is drawn is not looked at, save for faults.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

LIMIT_S = 120.0


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a page's script as the browser meets it."""

    milliseconds: float
    size: int
    messages: list[ForwardMsg] = field(repr=False)


class Session:
    """One browser's connection to one page; each `run` runs the page's script again.

    The session's id and that of the page's uploader are known after the first run.
    """

    def __init__(self, connection: ClientConnection, page: str) -> None:
        self.connection = connection
        self.session_id = ""
        self.uploader = ""
        self._page = page
        self._page_hash = ""

    async def run(self, query: str = "", widgets: Iterable[WidgetState] = ()) -> Run:
        """Run the page, with changed widgets; raise RuntimeError where it shows a fault."""
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.widget_states.widgets.extend(widgets)
        if self._page_hash:
            request.rerun_script.page_script_hash = self._page_hash
        else:
            request.rerun_script.page_name = self._page
        started = time.perf_counter()
        await self.connection.send(request.SerializeToString())
        received = []
        ended = False
        while not ended:
            data = await asyncio.wait_for(self.connection.recv(), LIMIT_S)
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            received.append((len(data), message))
            ended = message.WhichOneof("type") == "script_finished"
        milliseconds = 1e3 * (time.perf_counter() - started)
        messages = [message for _, message in received]
        self._follow(messages)
        return Run(milliseconds, sum(size for size, _ in received), messages)

    def _follow(self, messages: Iterable[ForwardMsg]) -> None:
        for message in messages:
            if message.WhichOneof("type") == "navigation":
                self._page_hash = message.navigation.page_script_hash
            if message.WhichOneof("type") == "new_session":
                self.session_id = message.new_session.initialize.session_id
            element = message.delta.new_element
            if element.HasField("file_uploader"):
                self.uploader = element.file_uploader.id
            # The dashboard says a fault in a red box, a plain page shows the exception itself.
            said = element.exception.message or element.alert.body
            if element.HasField("exception") or element.alert.format == Alert.ERROR:
                raise RuntimeError(f"page “{self._page}” failed: {said}")


@asynccontextmanager
async def session(address: str, page: str = "") -> AsyncIterator[Session]:
    """Open a session on a page, by its path."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(
        stream, subprotocols=[Subprotocol("streamlit")], max_size=None, origin=Origin(address)
    ) as connection:
        yield Session(connection, page)

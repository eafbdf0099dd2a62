"""Sessions that upload a file as a browser does: ask for an address, put the file there, rerun."""

from __future__ import annotations

import asyncio
import urllib.request
from uuid import uuid4

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.sessions import LIMIT_S, Run, Session

COOKIE = "_streamlit_xsrf"


async def upload(opened: Session, address: str, name: str, content: bytes) -> Run:
    """Upload a file into the page's uploader and rerun; the page must have run before."""
    urls = await _place_for(opened, name)
    token = await asyncio.to_thread(_token, address)
    await asyncio.to_thread(_put, address + urls.upload_url, token, name, content)
    state = WidgetState(id=opened.uploader)
    told = state.file_uploader_state_value.uploaded_file_info.add()
    told.name, told.size, told.file_id = name, len(content), urls.file_id
    told.file_urls.CopyFrom(urls)
    return await opened.run(widgets=[state])


async def _place_for(opened: Session, name: str) -> FileURLs:
    """Ask the server where to put a file."""
    request = BackMsg()
    request.file_urls_request.request_id = uuid4().hex
    request.file_urls_request.file_names.append(name)
    request.file_urls_request.session_id = opened.session_id
    await opened.connection.send(request.SerializeToString())
    while True:
        data = await asyncio.wait_for(opened.connection.recv(), LIMIT_S)
        message = ForwardMsg()
        message.ParseFromString(data if isinstance(data, bytes) else data.encode())
        if message.WhichOneof("type") == "file_urls_response":
            urls: FileURLs = message.file_urls_response.file_urls[0]
            return urls


def _token(address: str) -> str:
    """Get the token that the server gives every browser."""
    with urllib.request.urlopen(f"{address}/_stcore/health", timeout=LIMIT_S) as answer:
        for header in answer.headers.get_all("Set-Cookie") or []:
            key, _, value = header.partition(";")[0].partition("=")
            if key == COOKIE:
                return str(value)
    raise RuntimeError("the server gave no token")


def _put(url: str, token: str, name: str, content: bytes) -> None:
    border = uuid4().hex
    body = (
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode() + content
    body += f"\r\n--{border}--\r\n".encode()
    request = urllib.request.Request(
        url,
        data=body,
        method="PUT",
        headers={
            "Content-Type": f"multipart/form-data; boundary={border}",
            "X-Xsrftoken": token,
            "Cookie": f"{COOKIE}={token}",
        },
    )
    urllib.request.urlopen(request, timeout=LIMIT_S).close()

"""How the dashboard is served, asked over real connections: its routes and its files."""

from __future__ import annotations

import gzip
import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import browser_files, serving
from dashboard.browser_files import OWN_FILES, STREAMLIT_FILES, CompressedFiles

SCRIPTS = sorted((STREAMLIT_FILES / "static" / "js").glob("*.js"))
LOADED = re.compile(r'(?:src|href)="([^"]+)"')


class Answer:
    """An HTTP answer, its header names in lower case."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()


class Site:
    """A served app to ask."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        try:
            return Answer(connection.getresponse())
        finally:
            connection.close()


@contextmanager
def served(app: ASGIApp) -> Iterator[Site]:
    """Serve an app on a socket made as Streamlit makes its own, without naming the protocol."""
    with socket.socket(socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server did not start"
                time.sleep(0.01)
            yield Site(listener.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    app = Starlette(routes=serving.routes(lambda: "ok"), middleware=serving.middleware())
    with served(app) as site:
        yield site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "page.js").write_text("let words = '公积金';\n" * 400, encoding="utf-8")
    (made / "font.woff2").write_bytes(bytes(range(256)) * 8)
    return made


@pytest.fixture
def files(folder: Path, tmp_path: Path) -> Iterator[Site]:
    kept = CompressedFiles(folder, tmp_path / "cache", browser_files.FOR_EVER)
    with served(Starlette(routes=[Mount("/f", kept)])) as site:
        yield site


@pytest.mark.parametrize(
    ("state", "status", "word"),
    [("ok", 200, "ok"), ("missing", 503, "degraded"), ("damaged", 503, "degraded")],
)
def test_health_tells_the_state_of_the_warehouse(state: str, status: int, word: str) -> None:
    with served(Starlette(routes=serving.routes(lambda: state))) as site:
        answer = site.get("/healthz")
    assert answer.status == status
    assert answer.body.decode() == f'{{"status":"{word}","warehouse":"{state}"}}'


@pytest.mark.parametrize("path", ["/", "/compare", "/compare?centre=yiyang"])
def test_a_page_is_chinese_where_its_address_names_no_language(site: Site, path: str) -> None:
    page = site.get(path).body.decode()
    assert '<html lang="zh-CN">' in page
    assert "<title>公积金对标</title>" in page
    assert "需要启用 JavaScript" in page


@pytest.mark.parametrize("path", ["/?lang=en", "/compare?centre=yiyang&lang=en"])
def test_a_page_is_english_where_its_address_says_so(site: Site, path: str) -> None:
    page = site.get(path).body.decode()
    assert '<html lang="en">' in page
    assert "<title>HPF Benchmark</title>" in page


def test_the_home_page_is_found_under_its_own_name_and_keeps_its_choices(site: Site) -> None:
    answer = site.get("/overview?centre=yiyang&year=2023")
    assert answer.status == 307
    target = urljoin("http://site/overview", answer.headers["location"])
    assert target == "http://site/?centre=yiyang&year=2023"


def test_the_home_page_without_choices_has_a_plain_address(site: Site) -> None:
    assert site.get("/overview").headers["location"] == "./"


def test_the_index_page_loads_only_files_that_are_served_here(site: Site) -> None:
    page = site.get("/").body.decode()
    loaded = LOADED.findall(page)
    assert any(name.startswith("./ui/streamlit/js/index.") for name in loaded)
    assert "//" not in "".join(loaded)
    missing = [name for name in loaded if site.get(name.removeprefix(".")).status != 200]
    assert missing == []


def test_the_index_page_is_asked_for_each_time_and_comes_compressed(site: Site) -> None:
    plain, packed = site.get("/"), site.get("/", accept_encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert plain.headers["cache-control"] == packed.headers["cache-control"] == "no-cache"
    assert plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/nothing.js", "/manifest.json", "/ui/own/nothing.js"])
def test_a_missing_file_is_missing_and_not_a_page(site: Site, path: str) -> None:
    assert site.get(path).status == 404


def test_the_icon_is_ours(site: Site) -> None:
    assert site.get("/favicon.png").body == (OWN_FILES / "favicon.png").read_bytes()


def test_a_script_is_sent_compressed_and_kept_for_ever(files: Site, folder: Path) -> None:
    answer = files.get("/f/page.js", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == (folder / "page.js").read_bytes()
    assert len(answer.body) < (folder / "page.js").stat().st_size
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "javascript" in answer.headers["content-type"]


def test_a_script_is_compressed_once(files: Site, tmp_path: Path) -> None:
    first = files.get("/f/page.js", accept_encoding="gzip")
    kept = list((tmp_path / "cache").glob("*.gz"))
    assert len(kept) == 1
    made = kept[0].stat().st_mtime_ns
    assert files.get("/f/page.js", accept_encoding="gzip").body == first.body
    assert [file.stat().st_mtime_ns for file in (tmp_path / "cache").glob("*.gz")] == [made]


def test_a_changed_file_is_compressed_anew(files: Site, folder: Path) -> None:
    files.get("/f/page.js", accept_encoding="gzip")
    (folder / "page.js").write_text("changed", encoding="utf-8")
    answer = files.get("/f/page.js", accept_encoding="gzip")
    assert gzip.decompress(answer.body) == b"changed"


def test_a_browser_without_gzip_gets_the_plain_file(files: Site, folder: Path) -> None:
    answer = files.get("/f/page.js", accept_encoding="identity")
    assert "content-encoding" not in answer.headers
    assert answer.body == (folder / "page.js").read_bytes()
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_font_is_not_compressed_again(files: Site, folder: Path) -> None:
    answer = files.get("/f/font.woff2", accept_encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert answer.body == (folder / "font.woff2").read_bytes()


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_an_unchanged_file_is_not_sent_again(files: Site, encoding: str) -> None:
    known = files.get("/f/page.js", accept_encoding=encoding).headers["etag"]
    answer = files.get("/f/page.js", accept_encoding=encoding, if_none_match=known)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["cache-control"] == browser_files.FOR_EVER


def test_the_two_forms_of_a_file_have_different_tags(files: Site) -> None:
    forms = [files.get("/f/page.js", accept_encoding=name) for name in ("gzip", "identity")]
    assert forms[0].headers["etag"] != forms[1].headers["etag"]


def test_a_head_request_gives_the_length_alone(files: Site) -> None:
    whole = files.get("/f/page.js", accept_encoding="gzip")
    answer = files.get("/f/page.js", "HEAD", accept_encoding="gzip")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == str(len(whole.body))


def test_a_range_is_a_part_of_what_would_be_sent_whole(files: Site) -> None:
    whole = files.get("/f/page.js", accept_encoding="gzip")
    answer = files.get("/f/page.js", accept_encoding="gzip", range="bytes=10-19")
    assert (answer.status, answer.body) == (206, whole.body[10:20])
    assert answer.headers["content-range"] == f"bytes 10-19/{len(whole.body)}"


def test_a_post_is_refused(files: Site) -> None:
    assert files.get("/f/page.js", "POST", accept_encoding="gzip").status == 405


def test_nothing_outside_the_folder_is_served(files: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.js").write_text("secret")
    for path in ("/f/../secret.js", "/f/%2e%2e/secret.js", "/f/..%2fsecret.js"):
        assert files.get(path, accept_encoding="gzip").status == 404


def test_a_cache_that_cannot_be_written_costs_bytes_and_not_the_page(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    kept = CompressedFiles(folder, tmp_path / "cache", browser_files.FOR_EVER)
    with served(Starlette(routes=[Mount("/f", kept)])) as site:
        answer = site.get("/f/page.js", accept_encoding="gzip")
    assert (answer.status, answer.body) == (200, (folder / "page.js").read_bytes())


def test_an_unknown_streamlit_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("<html></html>")
    monkeypatch.setattr(browser_files, "STREAMLIT_FILES", tmp_path)
    with pytest.raises(LookupError, match="index page has no module script"):
        browser_files.index_page.__wrapped__("en")


@pytest.mark.parametrize("phrase", browser_files.phrases(), ids=lambda phrase: phrase["en"])
def test_each_translated_phrase_still_stands_in_streamlits_files(phrase: dict[str, str]) -> None:
    named = [script for script in SCRIPTS if script.name.startswith(f"{phrase['file']}.")]
    text = "".join(script.read_text("utf-8") for script in named)
    # Where Streamlit puts a phrase together, `part` is the piece to look for.
    parts = [phrase["part"]] if "part" in phrase else phrase["en"].split("{}")
    literal = r"\$\{.{0,60}?\}".join(map(re.escape, parts))
    ends = "" if "part" in phrase else '[`"]'
    assert re.search(f"{ends}{literal}{ends}", text), f"{phrase['en']} is not in {phrase['file']}"


def test_no_phrase_is_translated_twice() -> None:
    english = [phrase["en"] for phrase in browser_files.phrases()]
    assert len(english) == len(set(english))


def test_each_message_of_a_connection_is_sent_at_once() -> None:
    async def tell_option(scope: Scope, receive: Receive, send: Send) -> None:
        connection = send.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
        option = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        await PlainTextResponse("at once" if option else "delayed")(scope, receive, send)

    with served(tell_option) as site:
        assert site.get("/").body == b"delayed", "without our middleware there is nothing to mend"
    with served(serving.SendAtOnce(tell_option)) as site:
        assert site.get("/").body == b"at once"

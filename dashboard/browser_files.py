"""What the browser loads before a page is drawn: our index page in the reader's language, and
Streamlit's scripts, styles and fonts, compressed once and kept. Pages and figures are not here.
"""

import gzip
import json
import os
import re
from functools import cache
from html import escape
from pathlib import Path
from stat import S_ISREG
from string import Template

import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

OWN_FILES = Path(__file__).with_name("static")
STREAMLIT_FILES = Path(streamlit.__file__).with_name("static")
# Beside the code, as the test runner's and the linter's caches are; it may be deleted at any time.
CACHE = Path(__file__).resolve().parents[1] / ".cache" / f"streamlit-{streamlit.__version__}"

# Fonts and pictures are compressed already.
COMPRESSIBLE = {".css", ".js", ".json", ".svg"}
# Streamlit's file names carry a hash of their content, so a copy is good for ever.
FOR_EVER = "public, immutable, max-age=31536000"
ASK_EACH_TIME = "no-cache"

# Streamlit serves its default page at / alone and says "page not found" at the page's own name.
HOME_PAGE = "overview"

TITLES = {"zh-CN": "公积金对标", "en": "HPF Benchmark"}
NEEDS_JAVASCRIPT = {
    "zh-CN": "本系统需要启用 JavaScript。请在浏览器设置中允许本站运行 JavaScript，然后刷新页面。",
    "en": "This dashboard needs JavaScript. Allow it for this site in the browser, then reload.",
}
# The tags of Streamlit's index page that load its program; its title, font preload, pointer to the
# agent interface and English notice stay behind.
_PROGRAM = re.compile(
    r"<script type=\"module\"[^>]*></script>|<link rel=\"(?:modulepreload|stylesheet)\"[^>]*>"
)


def browser_routes() -> list[BaseRoute]:
    """List the routes of the index page and of the files it loads."""
    return [
        Mount("/ui/streamlit", CompressedFiles(STREAMLIT_FILES / "static", CACHE, FOR_EVER)),
        Mount("/ui/own", CompressedFiles(OWN_FILES, CACHE / "own", ASK_EACH_TIME)),
        Route("/favicon.png", favicon),
        Route("/", index),
        Route("/{page}", index),
    ]


async def index(request: Request) -> Response:
    """Answer a page's address with the index page, in English where the address asks for it."""
    page = request.path_params.get("page", "")
    # A page has no dot in its name: a missing file must be missing, not an HTML page.
    if "." in page:
        raise HTTPException(404)
    if page == HOME_PAGE:
        query = request.url.query
        return RedirectResponse(f"./?{query}" if query else "./")
    language = "en" if request.query_params.get("lang") == "en" else "zh-CN"
    body = index_page(language)
    headers = {"Cache-Control": ASK_EACH_TIME, "Vary": "Accept-Encoding"}
    if _accepts_gzip(request.headers):
        body, headers["Content-Encoding"] = _compressed_index_page(language), "gzip"
    return Response(body, headers=headers, media_type="text/html")


async def favicon(_: Request) -> Response:
    """Answer with our icon at the address where Streamlit's program looks for one."""
    return FileResponse(OWN_FILES / "favicon.png", headers={"Cache-Control": ASK_EACH_TIME})


@cache
def index_page(language: str) -> bytes:
    """Write the index page that starts Streamlit's program, its text in `language`.

    Raise `LookupError` where Streamlit's own index page is not built as expected.
    """
    program = _PROGRAM.findall((STREAMLIT_FILES / "index.html").read_text("utf-8"))
    if not any(tag.startswith("<script") for tag in program):
        raise LookupError(
            f"Streamlit {streamlit.__version__}'s index page has no module script: "
            "browser_files.py must be fitted to it, or the version of requirements.lock installed."
        )
    # Known from the first moment, or the browser would fetch Streamlit's own font (170 kB) for the
    # second until the server has sent the theme.
    font = streamlit.get_option("theme.font")
    page = Template((OWN_FILES / "index.html").read_text("utf-8")).substitute(
        language=language,
        title=escape(TITLES[language]),
        needs_javascript=escape(NEEDS_JAVASCRIPT[language]),
        fonts=_for_script({"bodyFont": font, "headingFont": font}),
        phrases=_for_script([{key: phrase[key] for key in ("en", "zh")} for phrase in phrases()]),
        program="\n    ".join(program).replace('"./static/', '"./ui/streamlit/'),
    )
    return page.encode()


def _for_script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


@cache
def _compressed_index_page(language: str) -> bytes:
    return gzip.compress(index_page(language), 9, mtime=0)


def phrases() -> list[dict[str, str]]:
    """Read Streamlit's own English phrases with our Chinese and the file each stands in.

    `{}` in a phrase stands for whatever Streamlit puts there.
    """
    rows: list[dict[str, str]] = json.loads((OWN_FILES / "phrases.json").read_text("utf-8"))
    return rows


def _accepts_gzip(headers: Headers) -> bool:
    return "gzip" in headers.get("accept-encoding", "")


class CompressedFiles(StaticFiles):
    """Serve a folder's files, the text among them gzip-compressed once into `cache_folder`."""

    def __init__(self, directory: Path, cache_folder: Path, cache_control: str) -> None:
        super().__init__(directory=directory)
        self._cache_folder = cache_folder
        self._cache_control = cache_control

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the compressed file where there is one and the browser takes it."""
        is_compressible = Path(path).suffix in COMPRESSIBLE
        response = None
        is_read = scope["method"] in {"GET", "HEAD"}
        if is_read and is_compressible and _accepts_gzip(Headers(scope=scope)):
            response = await to_thread.run_sync(self._compressed_response, path)
        if response is None:
            return self._finished(await super().get_response(path, scope), is_compressible)
        self._finished(response, is_compressible)
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def _finished(self, response: Response, is_compressible: bool) -> Response:
        response.headers["Cache-Control"] = self._cache_control
        if is_compressible:
            response.headers["Vary"] = "Accept-Encoding"
        return response

    def _compressed_response(self, path: str) -> FileResponse | None:
        source, found = self.lookup_path(path)
        if found is None or not S_ISREG(found.st_mode):
            return None
        # The time of change, for our own files keep their names when they change.
        target = self._cache_folder / f"{found.st_mtime_ns}-{path.replace(os.sep, '-')}.gz"
        try:
            if not target.exists():
                _compress(Path(source), target)
            # The plain file's type: the response is that file, under an encoding.
            return FileResponse(
                target,
                headers={"Content-Encoding": "gzip"},
                media_type=FileResponse(source).media_type,
                stat_result=target.stat(),
            )
        except OSError:
            # A disk that is full or read-only costs bytes, not the page.
            return None


def _compress(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    (target.parent / ".gitignore").write_text("*\n")
    # Renamed when whole: a request at the same moment never sees half a file.
    unfinished = target.with_name(f"{target.name}.{os.getpid()}-{os.urandom(4).hex()}")
    unfinished.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))
    unfinished.replace(target)

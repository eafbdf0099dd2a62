"""Small files to drop on the upload page, and the page itself as somebody works on it."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from dashboard.texts import in_language

SHELL: Final = Path(__file__).parents[2] / "dashboard" / "shell.py"
EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS: Final = ("中心", "年度", "缴存额（亿元）", "提取额（亿元）")
GOOD: Final = ("广州", 2023, 11.25, 5.25)
SLOW_S: Final = 60


def workbook(
    *rows: Sequence[object], heads: Sequence[object] = HEADS, hidden: Sequence[object] = ()
) -> bytes:
    """Make a workbook of one sheet, 年报, and of a hidden one where it has a row."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "年报"
    for row in (heads, *rows):
        sheet.append(list(row))
    if hidden:
        other = book.create_sheet("底稿")
        other.append(list(heads))
        other.append(list(hidden))
        other.sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


class Page:
    """The upload page as somebody works on it, in a session of its own."""

    def __init__(self, by: str = "张敏", **query: str) -> None:
        self.tested = AppTest.from_file(str(SHELL), default_timeout=SLOW_S)
        for key, text in query.items():
            self.tested.query_params[key] = text
        self.tested.session_state["person"] = by
        self.tested.run()
        self.tested.switch_page("../pages/upload.py")
        for key, text in query.items():
            self.tested.query_params[key] = text
        self.run()

    def run(self) -> Page:
        """Run again as the browser does, which names choices as they are called on the screen."""
        with in_language(str(self.tested.session_state["lang"])):
            self.tested.run()
        assert [str(one.value) for one in (*self.tested.exception, *self.tested.error)] == []
        return self

    def drop(self, *files: tuple[str, bytes]) -> Page:
        """Drop files on the box."""
        self.tested.file_uploader[0].set_value([(name, made, EXCEL) for name, made in files])
        return self.run()

    def click(self, key: str) -> Page:
        """Click the button of this key."""
        self.tested.button(key=key).click()
        return self.run()

    def can_click(self, key: str) -> bool:
        """Tell whether the button of this key is enabled."""
        return not self.tested.button(key=key).disabled

    def choose(self, key: str, value: Any) -> Page:
        """Choose in the select box of this key."""
        self.tested.selectbox(key=key).set_value(value)
        return self.run()

    def type(self, key: str, text: str) -> Page:
        """Type into the box of this key."""
        self.tested.text_input(key=key).set_value(text)
        return self.run()

    @property
    def draft(self) -> int | None:
        """Give the batch that the address names."""
        named = self.tested.query_params.get("draft")
        return int(named[0] if isinstance(named, list) else named) if named else None

    @property
    def markup(self) -> str:
        """Give the markup of the page, its style aside."""
        blocks = (str(block.proto.body) for block in self.tested.get("html"))
        return " ".join(block for block in blocks if not block.lstrip().startswith("<style"))

    @property
    def text(self) -> str:
        """Give what a reader reads of the markup."""
        return re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", " ", self.markup)))

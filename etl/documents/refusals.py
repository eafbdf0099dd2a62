"""Every reason not to read a file, each one sentence: what was found, where, and the way out."""

from __future__ import annotations

from typing import Final

# Each goes on after the file's name, which the reader must see first.
SENTENCES: Final = {
    "missing": "不存在，应为一份报告：请核对路径和文件名后重试。",
    "folder": "是文件夹，应为一份报告（txt、md、html、docx 或 pdf）：请给出其中的一份。",
    "special": "不是普通文件，应为磁盘上的一份报告：请先把内容存成文件再读取。",
    "denied": "打不开（{found}），应为可以读取的报告：请检查权限后重试。",
    "empty": "是空的（0 字节），应为一份报告：请重新下载或导出后再读取。",
    "blank": "里没有文字，应为有正文的报告：请打开核对并重新导出后再读取。",
    "too_large": "有 {found}，应为不超过 {limit} 的报告：请确认是否选错文件，或拆成几份再读取。",
    "too_long": "正文超过上限（{limit} 个字符）：请确认是否选错文件，或拆成几份再读取。",
    "too_many_pages": "超过 {limit} 页的上限：请确认是否选错文件，或拆成几份再读取。",
    "too_heavy": (
        "所需的时间或内存超过上限（{limit}），像是损坏或恶意构造的文件："
        "请用原来的软件打开并另存一份，再读取。"
    ),
    "damaged": ("已损坏，应为完整的 {found} 文件：请重新下载，或用原来的软件打开并另存后再读取。"),
    "binary": (
        "是无法识别的二进制数据，应为 txt、md、html、docx 或 pdf 报告：请转换格式后再读取。"
    ),
    "encoding": ("的文字编码无法识别（{found}），应为 UTF-8 或 GB18030：请另存为 UTF-8 后再读取。"),
    "garbled": "的文字是乱码（{found}），应为可读的中文：请从原件重新导出后再读取。",
    "no_text_layer": (
        "是没有文字层的扫描件，应为带文字层的 PDF：请先做文字识别（OCR），另存后再读取。"
    ),
    "picture": "是图片，应为有文字的报告：请先做文字识别（OCR），另存为文本或 PDF 后再读取。",
    "encrypted": "已加密，应为没有密码的报告：请用密码打开，取消密码保护并另存后再读取。",
    "old_word": "是旧版 Word 格式（.doc），应为 .docx：请用 Word 或 WPS 另存为 .docx 后再读取。",
    "rich_text": "是 {found} 格式，应为 .docx：请用 Word 或 WPS 另存为 .docx 后再读取。",
    "workbook": "是 Excel 工作簿，应为文字报告：工作簿请在上传页提交，或用 `gjj load` 载入。",
    "other_office": "是 {found}，应为文字报告：请另存为 docx 或带文字的 PDF 后再读取。",
    "archive": "是压缩包（{found}），应为一份报告：请先解压，再读取其中的报告。",
    "web_archive": "是网页存档（MHTML），应为 .html：请在浏览器中另存为“仅 HTML”后再读取。",
}

# The same for the English screen.
ENGLISH: Final = {
    "missing": "does not exist; a report was expected: check path and name.",
    "folder": "is a folder; a report (txt, md, html, docx or pdf) was expected: give one of them.",
    "special": "is no ordinary file; a report on disk was expected: save it as a file first.",
    "denied": "cannot be opened ({found}); a readable report was expected: check permissions.",
    "empty": "is empty (0 bytes); a report was expected: download or export it again.",
    "blank": "holds no text; a report with text was expected: open, check and export it again.",
    "too_large": "has {found}; at most {limit} are read: check the file, or split it.",
    "too_long": "has more text than is read ({limit} characters): check the file, or split it.",
    "too_many_pages": "has more than {limit} pages: check the file, or split it.",
    "too_heavy": (
        "needs more time or memory than allowed ({limit}), as damaged or hostile files do: open it "
        "in its own program and save it anew."
    ),
    "damaged": "is damaged; a whole {found} file was expected: download or save it again.",
    "binary": "is of no known kind; txt, md, html, docx or pdf was expected: convert it first.",
    "encoding": "has an unknown text encoding ({found}): save it as UTF-8.",
    "garbled": "holds garbled text ({found}): export it again from the original.",
    "no_text_layer": "is a scan without text: run text recognition (OCR) on it first.",
    "picture": "is a picture: run text recognition (OCR) on it and save text or PDF.",
    "encrypted": "is encrypted: open it with its password and save it without one.",
    "old_word": "is an old Word file (.doc): save it as .docx.",
    "rich_text": "is {found}: save it as .docx.",
    "workbook": "is a workbook where a report was expected: upload it on the Upload page.",
    "other_office": "is {found} where a report was expected: save it as docx or PDF with text.",
    "archive": "is an archive ({found}): unpack it and take the report inside.",
    "web_archive": "is a web archive (MHTML): save it as HTML only.",
}


class Refusal(Exception):
    """A reason of `SENTENCES` with its details; the file's name is added where it is known."""

    def __init__(self, reason: str, *, found: str = "", limit: str = "") -> None:
        super().__init__(reason, found, limit)
        self.reason, self.found, self.limit = reason, found, limit


class UnreadableDocument(Exception):
    """A file cannot be read as a report; its text is one Chinese sentence for the reader."""

    def __init__(self, file: str, refusal: Refusal) -> None:
        found = {"found": refusal.found, "limit": refusal.limit}
        super().__init__(f"文件「{file}」{SENTENCES[refusal.reason].format_map(found)}")
        self.reason = refusal.reason
        self._english = f"The file “{file}” {ENGLISH[refusal.reason].format_map(found)}"

    def in_english(self) -> str:
        """Give the sentence in English."""
        return self._english

"""Every reason not to read a workbook, each one sentence in both languages: what was found, what
was expected, and the way out.
"""

from __future__ import annotations

from typing import Final

# Each goes on after the file's name, which the reader must see first.
SENTENCES: Final = {
    "empty": (
        "是空的（0 字节），应为一份工作簿：请重新导出或下载后再上传。",
        "is empty (0 bytes), not a workbook: export or download it again, then upload it.",
    ),
    "blank": (
        "里没有任何内容，应为有数字的工作簿：请打开核对并重新保存后再上传。",
        "holds nothing, where figures were expected: open it, check it and save it again.",
    ),
    "too_large": (
        "有 {found}，应不超过 {limit}：请删去图片和无关的工作表，或拆成几份再上传。",
        (
            "has {found}, where {limit} is the most: remove pictures and sheets not needed, or "
            "split it into several files."
        ),
    ),
    "too_many_cells": (
        "的内容延伸到 {found}，应不超过 {limit} 个单元格：请删去远处多余的内容，或拆成几份再上传。",
        (
            "reaches as far as {found}, where {limit} cells are the most: delete stray content far "
            "out, or split it into several files."
        ),
    ),
    "too_many_cells_together": (
        (
            "的各表合计占 {found} 个单元格，应不超过 {limit} 个："
            "请删去无关的工作表，或拆成几份再上传。"
        ),
        (
            "takes {found} cells in all its sheets, where {limit} are the most: remove sheets not "
            "needed, or split it into several files."
        ),
    ),
    "too_intricate": (
        (
            "的{found}超过 {limit} 个，像是损坏或恶意构造的文件："
            "请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。"
        ),
        (
            "has more than {limit} {found}, as damaged or malicious files do: open it in Excel or "
            "WPS and save it again as .xlsx."
        ),
    ),
    "too_heavy": (
        (
            "展开后超过读取的上限（{limit}），像是损坏或恶意构造的文件："
            "请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。"
        ),
        (
            "unpacks beyond what may be read ({limit}), as damaged or malicious files do: open it "
            "in Excel or WPS and save it again as .xlsx."
        ),
    ),
    "damaged": (
        (
            "已损坏，应为完整的 {found} 文件："
            "请重新下载，或用 Excel、WPS 打开并另存为 .xlsx 后再上传。"
        ),
        (
            "is damaged, where a whole {found} file was expected: download it again, or open it in "
            "Excel or WPS and save it as .xlsx."
        ),
    ),
    "entities": (
        (
            "的 XML 里声明了文档类型或实体，正常的工作簿没有："
            "请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。"
        ),
        (
            "declares a document type or entities in its XML, which no sound workbook does: open "
            "it in Excel or WPS and save it again as .xlsx."
        ),
    ),
    "encrypted": (
        "已加密，应为没有密码的工作簿：请用密码打开，取消密码保护并另存后再上传。",
        (
            "is encrypted, where a workbook without a password was expected: open it with its "
            "password, remove the password and save it again."
        ),
    ),
    "web_page": (
        (
            "其实是网页（HTML），不是工作簿，许多系统导出的“.xls”都是这样："
            "请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。"
        ),
        (
            "is really a web page (HTML), as the “.xls” of many systems is, not a workbook: open "
            "it in Excel or WPS and save it as .xlsx."
        ),
    ),
    "old_xml": (
        "是 {found} 格式，应为 .xlsx：请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。",
        "is in the format {found}, not .xlsx: open it in Excel or WPS and save it as .xlsx.",
    ),
    "other_kind": (
        (
            "其实是 {found}，不是工作簿，可能改过扩展名："
            "请上传 .xlsx、.xlsm、.xls、.xlsb、.ods 或 .csv 文件。"
        ),
        (
            "is really {found}, not a workbook, and may have been renamed: upload an .xlsx, .xlsm, "
            ".xls, .xlsb, .ods or .csv file."
        ),
    ),
    "binary": (
        (
            "是无法识别的二进制数据，应为 .xlsx、.xlsm、.xls、.xlsb、.ods 或 .csv："
            "请用原来的软件另存为 .xlsx 后再上传。"
        ),
        (
            "is binary data of no known kind, not .xlsx, .xlsm, .xls, .xlsb, .ods or .csv: save it "
            "as .xlsx with the program it came from."
        ),
    ),
    "encoding": (
        "的文字编码无法识别，应为 UTF-8、GB18030 或 UTF-16：请另存为 UTF-8 的 .csv 后再上传。",
        "is in an unknown text encoding, not UTF-8, GB18030 or UTF-16: save it as .csv in UTF-8.",
    ),
    "garbled": (
        "的文字是乱码，应为可读的中文：请从原件重新导出后再上传。",
        "is garbled, where readable text was expected: export it again from the original.",
    ),
}
NAMED: Final = ("文件「{file}」", "The file “{file}” ")


# What a file may have too many of.
PARTS: Final = ("部件", "parts")
SHEETS: Final = ("工作表", "sheets")
STYLES: Final = ("单元格样式", "cell styles")
SPANS: Final = ("合并单元格", "merged cells")


class Refusal(Exception):
    """A reason of `SENTENCES` with its details; the file's name is added where it is known.

    What was `found` is given in both languages where it is a word.
    """

    def __init__(self, reason: str, *, found: str | tuple[str, str] = "", limit: str = "") -> None:
        super().__init__(reason, found, limit)
        self.reason, self.limit = reason, limit
        self.found = (found, found) if isinstance(found, str) else found


class UnreadableWorkbook(Exception):
    """A file cannot be read as a workbook; its text is one Chinese sentence for the reader."""

    def __init__(self, file: str, refusal: Refusal) -> None:
        self.file = file
        self.reason = refusal.reason
        self._found, self._limit = refusal.found, refusal.limit
        super().__init__(self.says("zh"))

    def says(self, language: str) -> str:
        """Give the sentence in Chinese, or in English for `en`."""
        place = 1 if language == "en" else 0
        details = {"found": self._found[place], "limit": self._limit}
        rest = SENTENCES[self.reason][place].format_map(details)
        return NAMED[place].format(file=self.file) + rest

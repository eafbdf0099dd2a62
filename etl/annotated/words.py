"""The words of a marked copy in both languages; those of each problem are in `problems`."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "zh": {
        "sheet": "问题清单",
        "error": "错误",
        "warning": "提醒",
        "note": "提示",
        "level": "级别",
        "place": "位置",
        "title": "问题",
        "found": "现在是",
        "expected": "应该是",
        "fix": "怎么改",
        "whole": "整个文件",
        "none": "没有发现问题",
        "count": "{number} 处{level}",
        "between": "、",
        "colon": "：",
        "marked": (
            "点“位置”可跳到那一格；红色是错误，橙色是提醒，蓝色是提示。改好后存盘，再上传即可。"
        ),
        "copied": "本副本只有原文件各格的内容，没有格式和公式；请在原文件里改好，再上传。",
        "listed": "原文件太大或打不开，这里只列出问题；请在原文件里改好，再上传。",
    },
    "en": {
        "sheet": "Problems",
        "error": "Error",
        "warning": "Warning",
        "note": "Note",
        "level": "Level",
        "place": "Place",
        "title": "Problem",
        "found": "Found",
        "expected": "Expected",
        "fix": "What to do",
        "whole": "Whole file",
        "none": "No problem found",
        "count": "{level}: {number}",
        "between": "; ",
        "colon": ": ",
        "marked": (
            "“Place” leads to the cell; red is an error, orange a warning, blue a note. "
            "Correct, save and upload again."
        ),
        "copied": (
            "This copy has the cells of your file without its formats and formulas; "
            "correct your own file and upload it again."
        ),
        "listed": (
            "Your file is too large or cannot be opened, so its problems are only listed; "
            "correct your own file and upload it again."
        ),
    },
}

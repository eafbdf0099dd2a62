"""What Excel lets an analyst enter in the template: numbers, known centres, the years asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.template.columns import Column, Group
from etl.template.schema import CENTRES_COLUMN, FIRST_ROW, SHEET

# Beyond any figure of the field in any unit, so that the check is for numbers alone.
LIMIT: Final = 10**13
TITLE: Final = "请核对"
SHARES: Final = ("%", "‰")


def add_number_checks(
    sheet: Worksheet, group: Group, first_column: int, first_row: int, last_row: int
) -> None:
    """Let the figures' cells take numbers only; ratios say how their sign is meant."""
    for kind in sorted({_kind(column) for column in group.columns}):
        check = _check(kind)
        for place, column in enumerate(group.columns, start=first_column):
            if _kind(column) == kind:
                letter = get_column_letter(place)
                check.add(f"{letter}{first_row}:{letter}{last_row}")
        sheet.add_data_validation(check)


def _kind(column: Column) -> str:
    unit = column.unit
    return unit.printed if unit.printed in SHARES else "whole" if unit.exact else "decimal"


def _check(kind: str) -> DataValidation:
    whole = kind == "whole"
    check = DataValidation(
        type="whole" if whole else "decimal",
        operator="between",
        formula1=str(-LIMIT),
        formula2=str(LIMIT),
        allow_blank=True,
        errorStyle="stop",
        errorTitle=TITLE,
        error=(
            f"这里填{'整数' if whole else '数字'}，不带单位和文字，单位见表头。"
            "没有的数请留空，不要填“—”“无”或 0。"
        ),
        showErrorMessage=True,
    )
    if kind in SHARES:
        check.showInputMessage = True
        check.promptTitle = f"单位：{kind}"
        check.prompt = f"85.75{kind} 填 85.75，不带 {kind}。"
    return check


def add_centre_choice(sheet: Worksheet, first_row: int, last_row: int, year: int) -> None:
    """Let the spare rows take a centre of the catalogue and one of the two years."""
    centre = _choice(_centres_range(sheet), "请从下拉列表中选择中心。")
    years = _choice(f'"{year},{year - 1}"', f"请填 {year} 或 {year - 1}。")
    for letter, choice in (("A", centre), ("B", years)):
        choice.add(f"{letter}{first_row}:{letter}{last_row}")
        sheet.add_data_validation(choice)


def _choice(source: str, error: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        errorStyle="stop",
        errorTitle=TITLE,
        error=error,
        showErrorMessage=True,
    )


def _centres_range(sheet: Worksheet) -> str:
    book = sheet.parent
    count = book[SHEET].max_row if book and SHEET in book.sheetnames else FIRST_ROW
    letter = get_column_letter(CENTRES_COLUMN)
    return f"'{SHEET}'!${letter}${FIRST_ROW}:${letter}${count}"


def write_centres(sheet: Worksheet, names: Sequence[str]) -> None:
    """Write the names that the drop-down offers on the hidden sheet."""
    for row, name in enumerate(names, start=FIRST_ROW):
        sheet.cell(row, CENTRES_COLUMN, name)

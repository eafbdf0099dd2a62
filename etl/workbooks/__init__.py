"""Any workbook file as sheets of cells, read safely, and every refusal in one sentence.

What the cells mean is left to `etl.mapping`. Importing this loads no library of any format.
"""

from etl.workbooks.kinds import is_workbook
from etl.workbooks.reading import LARGEST_BYTES, read_workbook
from etl.workbooks.refusals import UnreadableWorkbook
from etl.workbooks.workbook import Cell, Sheet, Span, Workbook

__all__ = [
    "LARGEST_BYTES",
    "Cell",
    "Sheet",
    "Span",
    "UnreadableWorkbook",
    "Workbook",
    "is_workbook",
    "read_workbook",
]

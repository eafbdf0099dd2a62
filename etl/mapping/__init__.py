"""A workbook understood: its tables, what each heading means, which numbers are readings."""

from etl.mapping.mapped import CellReading, LeftOut, Mapped, Slot, Table
from etl.mapping.mapping import map_workbook
from etl.mapping.units import units_for

__all__ = ["CellReading", "LeftOut", "Mapped", "Slot", "Table", "map_workbook", "units_for"]

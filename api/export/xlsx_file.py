"""XLSX: one sheet, headings frozen and filterable, text as text and numbers as numbers."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.export.table import Table, Value

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell."""
_WIDEST, _NARROWEST = 60, 8
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def to_xlsx(table: Table) -> bytes:
    """The table as a file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.name.translate(_NOT_IN_SHEET_NAMES)[:31] or "plansvar"
    for y, row in enumerate((table.headings, *table.rows), start=1):
        for x, value in enumerate(row, start=1):
            _fill(sheet.cell(row=y, column=x), value)
    for x, heading in enumerate(table.headings, start=1):
        sheet.cell(row=1, column=x).font = Font(bold=True)
        longest = max([len(heading), *(len(str(row[x - 1] or "")) for row in table.rows)])
        width = min(_WIDEST, max(_NARROWEST, longest + 2))
        sheet.column_dimensions[get_column_letter(x)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL]
        # Set last: a text that begins with "=" would else be stored as a formula. The prefix
        # keeps it text when someone edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    elif value is not None:
        cell.value = value
        cell.alignment = Alignment(vertical="top")

"""CSV as RFC 4180 has it: commas, CRLF, quotes where they are needed; UTF-8 with a byte order
mark, by which Excel knows the encoding."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from api.export.table import Table, Value, harmless

BYTE_ORDER_MARK = "\ufeff"


def to_csv(table: Table) -> bytes:
    """The table as a file. Numbers have a decimal point and no thousands separator."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in table.headings])
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    # A NUL ends the text for many readers of CSV.
    return harmless(value.replace("\0", ""))

"""A document's table rows put together again: which rows stand in one table, under what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Document, Section
from ingest.ledger.amount import read_amount, stated_unit
from ingest.ledger.entry import Cell
from ingest.table import CELL_BORDER

_TOTAL = re.compile(
    r"(?:del)?summa\b|total(?:t|sumna|summa)?\b|netto|budgetram\b|resultat$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row: its first cell, the other cells, and the label that covers it."""

    block: Block
    name: str
    cells: tuple[Cell, ...]
    label: str

    @property
    def is_total(self) -> bool:
        """Whether the row sums up others, by its name."""
        return bool(_TOTAL.match(self.name))


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Rows under the same column headings, in reading order."""

    section: Section
    headings: tuple[str, ...]
    """As printed; all "" if the source has none."""
    rows: tuple[PrintedRow, ...]


def printed_tables(document: Document) -> Iterator[PrintedTable]:
    """Every table of the document."""
    for section in document.sections:
        rows: list[PrintedRow] = []
        headings: tuple[str, ...] = ()
        for block in (*section.blocks, None):
            own = tuple(column for column, _ in block.cells) if block is not None else ()
            is_row = block is not None and block.kind is BlockKind.TABLE_ROW and block.cells
            if rows and not (is_row and own == headings):
                yield PrintedTable(section, headings, tuple(rows))
                rows = []
            if is_row and block is not None:
                headings = own
                rows.append(_row(block))


def _row(block: Block) -> PrintedRow:
    heading_line = CELL_BORDER.join(column for column, _ in block.cells if column)
    above = block.context.text.split("\n") if block.context else []
    above = [line for line in above if line and line != heading_line]
    unit_lines = [line for line in above if stated_unit(line)]
    labels = [line for line in above if line not in unit_lines]
    (first_heading, name), *rest = block.cells
    # A unit over the whole table, or over the names, holds for each column that has no own.
    unit = stated_unit(first_heading) or next(map(stated_unit, unit_lines), "")
    cells = tuple(
        Cell(column, text, read_amount(text, _column_unit(column) or unit)) for column, text in rest
    )
    return PrintedRow(block, name, cells, labels[-1] if labels else "")


def _column_unit(column: str) -> str:
    if re.search(r"\bi %|\bprocent\b", column, re.IGNORECASE):
        return "%"
    return stated_unit(column)

"""Rows of tables of money, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.ledger.amount import read_amount, stated_unit
from ingest.ledger.entry import BudgetRow, Cell
from ingest.ledger.place import Register
from ingest.ledger.printed_tables import PrintedRow, PrintedTable


def holds_amounts(table: PrintedTable) -> bool:
    """Whether most rows have a figure: a table of money, not of words."""
    with_figures = sum(any(cell.amount for cell in row.cells) for row in table.rows)
    return with_figures * 2 > len(table.rows)


def budget_rows(table: PrintedTable, register: Register) -> tuple[BudgetRow, ...]:
    """The table's rows; one without a name of its own takes the section's title."""
    id_ = register.id(table.section.heading, "t")
    return tuple(_rows(table, id_, register))


def _rows(table: PrintedTable, id_: str, register: Register) -> Iterator[BudgetRow]:
    for row in table.rows:
        name, cells = _name(table, row)
        yield BudgetRow(
            id=register.id(table.section.heading, "b"),
            table=id_,
            name=name,
            group=row.label,
            cells=cells,
            is_total=row.is_total,
            place=register.place(table.section, row.block.text),
        )


def _name(table: PrintedTable, row: PrintedRow) -> tuple[str, tuple[Cell, ...]]:
    """A row that begins with a figure has no name: its first cell is an amount too."""
    first = read_amount(row.name, stated_unit(table.headings[0]))
    if first is None:
        return row.name, row.cells
    return table.section.heading.title, (Cell(table.headings[0], row.name, first), *row.cells)

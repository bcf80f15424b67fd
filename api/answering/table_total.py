"""Which row of a table is the sum of the others, and when that is the row asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from api.answering.table_row import headings_named
from ingest import BlockKind, Passage
from ingest.ledger import Amount, read_amount, rounding_tolerance

# A sum needs so many rows to be one.
_LEAST_ADDED = 2


def sums_of_tables(passages: Iterable[Passage]) -> frozenset[str]:
    """Ids of the rows that add up what stands above them; ``passages`` in reading order."""
    rows = (passage for passage in passages if passage.kind is BlockKind.TABLE_ROW)
    return frozenset(
        row.id
        for _, table in groupby(rows, key=_table)
        for row in _sums([row for row in table if len(row.cells) > 1])
    )


def sums_asked_for(
    question: str, passages: Iterable[Passage], sums: frozenset[str]
) -> frozenset[str]:
    """Those of ``sums`` whose table has a column that the question names and no row that it does:
    all of the column is meant.
    """
    tables: dict[tuple[str, str, tuple[str, ...]], list[Passage]] = {}
    for passage in passages:
        if passage.kind is BlockKind.TABLE_ROW and len(passage.cells) > 1:
            tables.setdefault(_table(passage), []).append(passage)
    return frozenset(
        row.id
        for table in tables.values()
        if _all_of_a_column(question, table)
        for row in table
        if row.id in sums
    )


def _all_of_a_column(question: str, table: Sequence[Passage]) -> bool:
    headings = {heading for row in table for heading, _ in row.cells[1:] if heading}
    names = {row.cells[0][1] for row in table}
    return bool(headings_named(headings, question)) and not headings_named(names, question)


def _table(row: Passage) -> tuple[str, str, tuple[str, ...]]:
    """What the rows of one table have in common."""
    return row.document_id, row.section.number, tuple(heading for heading, _ in row.cells)


def _sums(table: Sequence[Passage]) -> Iterator[Passage]:
    above: list[list[Amount | None]] = []
    for row in table:
        amounts = [read_amount(value) for _, value in row.cells[1:]]
        if _is_sum(amounts, above):
            yield row
            above = []
        else:
            above.append(amounts)


def _is_sum(amounts: Sequence[Amount | None], above: Sequence[Sequence[Amount | None]]) -> bool:
    """Whether every figure is the sum of those above it, as nearly as rounding lets it be."""
    if len(above) < _LEAST_ADDED or not any(amount and amount.value for amount in amounts):
        return False
    for column, printed in enumerate(amounts):
        added = [amount for row in above if (amount := row[column])]
        if printed is None or not added:
            continue
        computed = sum((amount.value for amount in added), Decimal(0))
        if abs(computed - printed.value) > rounding_tolerance(added, printed):
            return False
    return True

"""Tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from evals.report.tables import Table


def text_of(tables: Iterable[Table]) -> str:
    """Each table under its title, the first column to the left and figures to the right."""
    return "\n\n".join(_text(each) for each in tables)


def _text(table: Table) -> str:
    lines = [table.columns, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.columns))]
    aligned = ["  ".join(_cells(line, widths)).rstrip() for line in lines]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    parts = [table.title, rule, aligned[0], rule, *aligned[1:]]
    return "\n".join([*parts, table.note] if table.note else parts)


def _cells(line: tuple[str, ...], widths: list[int]) -> list[str]:
    first, *rest = line
    return [
        first.ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)),
    ]

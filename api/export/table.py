"""A table to be written to a file, whatever the file's format."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Value = str | int | Decimal | None
"""What a cell may hold. Text is text, however it begins; only numbers are numbers."""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows, each row as long as the headings."""

    name: str
    """What the file and its sheet are called, without extension."""
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def harmless(text: str) -> str:
    """``text`` as a spreadsheet shows it and never computes it.

    A spreadsheet takes a cell that begins with any of these for a formula, even in CSV. An
    apostrophe before them is the remedy that OWASP gives ("CSV Injection").
    """
    return f"'{text}" if text.lstrip(" \n")[:1] in _BEGIN_FORMULAS else text


_BEGIN_FORMULAS = frozenset("=+-@\t\r＝＋－＠")

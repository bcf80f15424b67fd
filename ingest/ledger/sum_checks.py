"""Sums that a document prints, held against what they sum up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from math import sqrt

from ingest.document import BlockKind
from ingest.ledger.amount import Amount, find_amounts
from ingest.ledger.entry import BudgetRow, Finding
from ingest.ledger.place import Register, together
from ingest.ledger.swedish_number import listed, written
from ingest.mapped_text import MappedText

_DIVIDES = re.compile(r"\bvarav\b|\bfördela[rts]\b", re.IGNORECASE)
_FEWEST_BULLETS = 2


def rounding_tolerance(parts: Sequence[Amount], total: Amount) -> Decimal:
    """How far a sum of rounded figures may lie from the rounded sum: two standard errors.

    A figure rounded to the step s is off by a uniform error of variance s²/12, and the errors
    of n parts and their total are independent.
    """
    step = max([total.step, *(part.step for part in parts)])
    return step * Decimal(2 * sqrt((len(parts) + 1) / 12))


@dataclass(frozen=True, slots=True)
class _Disagreement:
    """A total that is not the sum of its parts, and the one row that would explain it."""

    column: str
    printed: Amount
    computed: Decimal
    culprit: BudgetRow | None
    sign_lost: bool


def table_sums(rows: Sequence[BudgetRow], register: Register) -> Iterator[Finding]:
    """A finding for each total row and each explanation of what is wrong with it."""
    for _, table in groupby(rows, key=lambda row: row.table):
        above: list[BudgetRow] = []
        since_total: list[BudgetRow] = []
        for row in table:
            if not row.is_total:
                above.append(row)
                since_total.append(row)
                continue
            wrong = [
                found
                for column in range(len(row.cells))
                if (found := _disagreement(row, column, since_total or above, above))
            ]
            wrong.sort(key=lambda each: (each.culprit.id if each.culprit else "", each.sign_lost))
            for _, same in groupby(wrong, key=lambda each: (each.culprit, each.sign_lost)):
                yield _finding(row, tuple(same), register)
            since_total = []


def _disagreement(
    total: BudgetRow, column: int, parts: Sequence[BudgetRow], all_parts: Sequence[BudgetRow]
) -> _Disagreement | None:
    printed = total.cells[column].amount
    if printed is None or printed.unit == "%":
        return None
    for candidates in (parts, all_parts):
        amounts = _column(candidates, column)
        if not amounts:
            return None
        computed = sum((amount.value for _, amount in amounts), Decimal(0))
        tolerance = rounding_tolerance([amount for _, amount in amounts], printed)
        if abs(computed - printed.value) <= tolerance:
            return None
    amounts = _column(parts, column)
    computed = sum((amount.value for _, amount in amounts), Decimal(0))
    tolerance = rounding_tolerance([amount for _, amount in amounts], printed)
    for row, amount in amounts:
        for times, sign_lost in ((1, False), (2, True)):
            if amount.value and abs(computed - times * amount.value - printed.value) <= tolerance:
                return _Disagreement(total.cells[column].column, printed, computed, row, sign_lost)
    return _Disagreement(total.cells[column].column, printed, computed, None, sign_lost=False)


def _column(rows: Sequence[BudgetRow], column: int) -> list[tuple[BudgetRow, Amount]]:
    return [
        (row, amount)
        for row in rows
        if column < len(row.cells) and (amount := row.cells[column].amount)
    ]


def _finding(total: BudgetRow, wrong: Sequence[_Disagreement], register: Register) -> Finding:
    culprit = wrong[0].culprit
    each = [
        f"i kolumnen {one.column} står {one.printed.text} men raderna ger {written(one.computed)}"
        for one in wrong
    ]
    text = f"Raden {total.name} stämmer inte med raderna ovanför: {listed(each)}."
    place = total.place
    if culprit is not None:
        place = together(culprit.place, place)
        text += (
            f" Den stämmer om raden {culprit.name} har minustecken."
            if wrong[0].sign_lost
            else f" Den stämmer om raden {culprit.name} utelämnas."
        )
    return Finding(register.id(total.place.section, "f"), "summa", text, place)


def list_sums(register: Register) -> Iterator[Finding]:
    """Lists that divide an amount ("+28,7 mnkr varav") and do not add up to it."""
    for section in register.document.sections:
        blocks = section.blocks
        for position, lead in enumerate(blocks):
            amounts = find_amounts(lead.text.text)
            if lead.kind is not BlockKind.PARAGRAPH or not amounts:
                continue
            if not _DIVIDES.search(lead.text.text[amounts[-1][1] :]):
                continue
            parts: list[Amount] = []
            texts: list[MappedText] = [lead.text]
            for block in blocks[position + 1 :]:
                own = find_amounts(block.text.text)
                if block.kind is not BlockKind.LIST_ITEM or not own or own[0][0] > 0:
                    break
                parts.append(own[0][2])
                texts.append(block.text)
            total = amounts[-1][2]
            if len(parts) < _FEWEST_BULLETS or {part.unit for part in parts} != {total.unit}:
                continue
            computed = sum((part.value for part in parts), Decimal(0))
            if abs(computed - total.value) > rounding_tolerance(parts, total):
                yield Finding(
                    register.id(section.heading, "f"),
                    "summa",
                    "Listans poster ger tillsammans "
                    f"{written(computed, signed=True)} {total.unit}, men {total.text} står där.",
                    register.place(section, *texts),
                )

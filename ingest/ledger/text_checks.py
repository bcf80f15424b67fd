"""Figures that a document gives twice, in text, tables and indicators, held together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import BlockKind
from ingest.ledger.amount import Amount, find_amounts
from ingest.ledger.entry import BudgetRow, Cell, Finding, IndicatorEntry
from ingest.ledger.place import Register, together
from ingest.ledger.sentences import sentence_spans
from ingest.ledger.swedish_number import listed

_SHORTEST_HEADING_WORD = 6
_WORD = re.compile(r"[^\W\d_]+")


def indicators_against_totals(
    indicators: Sequence[IndicatorEntry], rows: Sequence[BudgetRow], register: Register
) -> Iterator[Finding]:
    """An indicator and the total row of a table in the same section, column by column."""
    for indicator in indicators:
        for total in rows:
            if not total.is_total or total.place.section != indicator.place.section:
                continue
            wrong = [
                f"{own.column} {own.text} mot {other.text}"
                for own in indicator.cells
                for other in total.cells
                if _same_column(own.column, other.column)
                and own.amount
                and other.amount
                and not _agree(own.amount, other.amount)
            ]
            if wrong:
                yield Finding(
                    register.id(indicator.place.section, "f"),
                    "indikator-mot-tabell",
                    f"Indikatorn {indicator.name} och tabellens rad {total.name} säger olika: "
                    f"{listed(wrong)}.",
                    together(indicator.place, total.place),
                )


def _same_column(one: str, other: str) -> bool:
    a, b = sorted((one.lower().strip(), other.lower().strip()), key=len)
    return bool(a) and b.startswith(a)


def _agree(one: Amount, other: Amount) -> bool:
    """Equal as far as both are printed; where a unit is not stated the other's is assumed."""
    if one.unit != other.unit and one.unit and other.unit:
        first, second = one.kronor, other.kronor
        if first is None or second is None:
            return True
        coarser = max(
            amount.step * (money / amount.value if amount.value else 1)
            for amount, money in ((one, first), (other, second))
        )
        return abs(first - second) <= coarser / 2
    return abs(one.value - other.value) <= max(one.step, other.step) / 2


def text_against_rows(rows: Sequence[BudgetRow], register: Register) -> Iterator[Finding]:
    """Sentences that name a row and one of its columns, and give another amount."""
    for section in register.document.sections:
        own = [row for row in rows if row.place.section == section.heading and not row.is_total]
        for block in section.blocks if own else ():
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            for start, end in sentence_spans(block.text.text):
                sentence = block.text[start:end]
                amounts = find_amounts(sentence.text)
                if len(amounts) != 1:
                    continue
                place = register.place(section, sentence)
                for row, cell in _contradicted(sentence.text, amounts[0][2], own):
                    yield Finding(
                        register.id(section.heading, "f"),
                        "text-mot-tabell",
                        f"Texten anger {amounts[0][2].text} för {row.name}, men tabellens kolumn "
                        f"{cell.column} har {_with_unit(cell)}.",
                        together(place, row.place),
                    )


def _contradicted(
    sentence: str, said: Amount, rows: Sequence[BudgetRow]
) -> Iterator[tuple[BudgetRow, Cell]]:
    for row in rows:
        if re.search(rf"\b{re.escape(row.name)}\b", sentence):
            for cell in row.cells:
                named = _names_column(sentence, cell.column)
                if named and cell.amount and not _agree(said, cell.amount):
                    yield row, cell


def _with_unit(cell: Cell) -> str:
    unit = cell.amount.unit if cell.amount else ""
    return cell.text if unit in cell.text.lower() else f"{cell.text} {unit}"


def _names_column(sentence: str, column: str) -> bool:
    words = [word.lower() for word in _WORD.findall(column)]
    return any(len(w) >= _SHORTEST_HEADING_WORD and w in sentence.lower() for w in words)


def indicators_given_twice(
    indicators: Sequence[IndicatorEntry], register: Register
) -> Iterator[Finding]:
    """One indicator with two outcomes in one document, in one unit."""
    for position, first in enumerate(indicators):
        for second in indicators[position + 1 :]:
            if first.name.lower() != second.name.lower():
                continue
            one, other = first.outcome, second.outcome
            if one is None or other is None or one.unit != other.unit or one.value == other.value:
                continue
            rounded = abs(one.value - other.value) <= max(one.step, other.step) / 2
            where = [each.place.section.number for each in (first, second)]
            yield Finding(
                register.id(first.place.section, "f"),
                "avrundning" if rounded else "indikator-mot-tabell",
                f"{first.name} anges till {one.text} i avsnitt {where[0]} och till {other.text} i "
                f"avsnitt {where[1]}" + (", alltså avrundat." if rounded else "."),
                together(first.place, second.place),
            )

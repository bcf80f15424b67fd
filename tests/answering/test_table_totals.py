"""Whoever asks for a column gets its sum, not one of its parts."""

from __future__ import annotations

import pytest

from api.answering.table_total import sums_asked_for, sums_of_tables
from ingest import BlockKind, Passage, SectionHeading

HEADINGS = ("Kontoklass", "Skola", "Politik")


def row(*cells: str, headings: tuple[str, ...] = HEADINGS) -> Passage:
    return Passage(
        id=" ".join(cells),
        document_id="plan",
        section=SectionHeading("5.1", "Budget", 2, ("5", "5.1")),
        subheadings=(),
        kind=BlockKind.TABLE_ROW,
        text=" | ".join(cells),
        spans=(),
        cells=tuple(zip(headings, cells, strict=True)),
    )


INCOME, WAGES, REST = (
    row("Intäkter", "-1 200", "0"),
    row("Personalkostnader", "3 500", "19 972"),
    row("Övriga kostnader", "700", "20 021"),
)
TOTAL = row("Ram", "3 000", "39 993")
TABLE = (INCOME, WAGES, REST, TOTAL)


def sums(*rows: Passage) -> list[str]:
    found = sums_of_tables(rows)
    return [each.cells[0][1] for each in rows if each.id in found]


def test_the_row_that_adds_up_the_others_is_found_whatever_it_is_called() -> None:
    assert sums(*TABLE) == ["Ram"]


@pytest.mark.parametrize(
    "last", [row("Ram", "3 000", "39 000"), row("Ram", "0", "0"), row("Ram", "se nedan", "")]
)
def test_a_row_that_does_not_add_up_is_no_sum(last: Passage) -> None:
    assert sums(INCOME, WAGES, REST, last) == []


def test_decimals_are_rounded_and_a_second_table_begins_anew() -> None:
    mnkr = ("Kontoklass (mnkr)", "Skola", "Politik")
    rows = [
        row("Löner", "20,26", "1,1", headings=mnkr),
        row("Annat", "27,9", "2,2", headings=mnkr),
        row("Netto", "48,2", "3,3", headings=mnkr),
    ]
    assert sums(*rows, *TABLE) == ["Netto", "Ram"]
    assert sums(rows[0], rows[2]) == []


@pytest.mark.parametrize(
    ("question", "asked_for"),
    [
        ("Vad är budgeten för politik?", True),
        ("vad får politiken kosta?", True),
        ("Hur stora är personalkostnaderna för politik?", False),
        ("Hur stora är intäkterna?", False),
        ("Vad är budgeten för vården?", False),
    ],
)
def test_a_sum_is_asked_for_by_a_column_and_no_row(question: str, *, asked_for: bool) -> None:
    found = sums_asked_for(question, TABLE, frozenset({TOTAL.id}))
    assert found == ({TOTAL.id} if asked_for else set())

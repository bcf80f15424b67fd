"""Where a document does not agree with itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.ledger.entry import (
    AppendixMandate,
    BudgetRow,
    CommitmentEntry,
    Finding,
    IndicatorEntry,
)
from ingest.ledger.place import Register
from ingest.ledger.sum_checks import list_sums, table_sums
from ingest.ledger.text_checks import (
    indicators_against_totals,
    indicators_given_twice,
    text_against_rows,
)


def findings_of(
    rows: Sequence[BudgetRow],
    indicators: Sequence[IndicatorEntry],
    commitments: Sequence[CommitmentEntry],
    appendix: Sequence[AppendixMandate],
    register: Register,
) -> tuple[Finding, ...]:
    """Sums, figures given twice, and the appendix against the body."""
    return (
        *table_sums(rows, register),
        *list_sums(register),
        *text_against_rows(rows, register),
        *indicators_against_totals(indicators, rows, register),
        *indicators_given_twice(indicators, register),
        *_appendix_against_body(commitments, appendix, register),
    )


def _appendix_against_body(
    commitments: Sequence[CommitmentEntry], appendix: Sequence[AppendixMandate], register: Register
) -> Iterator[Finding]:
    for listed in appendix:
        if not listed.found:
            yield Finding(
                register.id(listed.place.section, "f"),
                "bilaga",
                f"Bilagan tar upp ”{listed.text}”, men planens text har inget sådant uppdrag.",
                listed.place,
            )
    found = {id_ for listed in appendix for id_ in listed.found}
    for each in commitments:
        if appendix and each.kind == "uppdrag" and each.id not in found:
            yield Finding(
                register.id(each.place.section, "f"),
                "bilaga",
                f"Planens text har uppdraget ”{each.text}”, som bilagan inte tar upp.",
                each.place,
            )

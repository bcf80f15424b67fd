"""Documents in, their ledger out."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import Document
from ingest.ledger.activity_cells import activities_of_cells
from ingest.ledger.appendix import appendix_mandates
from ingest.ledger.budget_rows import budget_rows, holds_amounts
from ingest.ledger.commitment_rows import commitments_of_rows
from ingest.ledger.entry import (
    AppendixMandate,
    BudgetRow,
    CommitmentEntry,
    Extract,
    Finding,
    IndicatorEntry,
    Statement,
)
from ingest.ledger.findings import findings_of
from ingest.ledger.indicators import indicators_of_table, is_indicator_table, listed_indicators
from ingest.ledger.mandate_headings import mandates_of_headings
from ingest.ledger.place import Register
from ingest.ledger.printed_tables import printed_tables
from ingest.ledger.statements import statements_of


def extract_ledger(documents: Sequence[Document]) -> Extract:
    """Everything that the documents promise, report, measure and budget, in reading order."""
    commitments: list[CommitmentEntry] = []
    statements: list[Statement] = []
    indicators: list[IndicatorEntry] = []
    budget: list[BudgetRow] = []
    findings: list[Finding] = []
    appendix: list[AppendixMandate] = []
    registers = [Register(document) for document in documents]
    for register in registers:
        own = [
            *commitments_of_rows(register),
            *mandates_of_headings(register),
            *activities_of_cells(register),
        ]
        listed = appendix_mandates(register, [each for each in own if each.kind == "uppdrag"])
        measured: list[IndicatorEntry] = []
        rows: list[BudgetRow] = []
        for table in printed_tables(register.document):
            if is_indicator_table(table):
                measured += indicators_of_table(table, register)
            elif holds_amounts(table):
                rows += budget_rows(table, register)
        findings += findings_of(rows, measured, own, listed, register)
        commitments += own
        statements += statements_of(register)
        indicators += measured
        budget += rows
        appendix += listed
    known = {each.name for each in indicators}
    for register in registers:
        indicators += listed_indicators(register, known)
    return Extract(
        tuple(commitments),
        tuple(statements),
        tuple(indicators),
        tuple(budget),
        tuple(findings),
        tuple(appendix),
    )

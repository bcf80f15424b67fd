"""The ledger of a corpus: what was promised, how it went, what it cost, and where it says so."""

from ingest.ledger.amount import Amount, find_amounts, read_amount
from ingest.ledger.entry import (
    AppendixMandate,
    BudgetRow,
    Cell,
    CommitmentEntry,
    Extract,
    Finding,
    IndicatorEntry,
    Place,
    Statement,
)
from ingest.ledger.extraction import extract_ledger
from ingest.ledger.sum_checks import rounding_tolerance

__all__ = [
    "Amount",
    "AppendixMandate",
    "BudgetRow",
    "Cell",
    "CommitmentEntry",
    "Extract",
    "Finding",
    "IndicatorEntry",
    "Place",
    "Statement",
    "extract_ledger",
    "find_amounts",
    "read_amount",
    "rounding_tolerance",
]

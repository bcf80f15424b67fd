"""Commitments, indicators and money through the years: asked for, linked and laid out in time."""

from index.ledger.commitment_query import NO_STATUS, SORTS, CommitmentQuery, Sort
from index.ledger.ledger import Found, Ledger
from index.ledger.link_decisions import DECISIONS, Decided, Decision, LinkDecisions
from index.ledger.linking import Link, suggest_links
from index.ledger.record import LedgerRecord, record_from_bytes, record_to_bytes
from index.ledger.timeline import Timeline, TimelineItem, TimelineYear

__all__ = [
    "DECISIONS",
    "NO_STATUS",
    "SORTS",
    "CommitmentQuery",
    "Decided",
    "Decision",
    "Found",
    "Ledger",
    "LedgerRecord",
    "Link",
    "LinkDecisions",
    "Sort",
    "Timeline",
    "TimelineItem",
    "TimelineYear",
    "record_from_bytes",
    "record_to_bytes",
    "suggest_links",
]

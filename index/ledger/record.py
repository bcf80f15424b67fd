"""The ledger as an index stores it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from index.ledger.linking import Link
from ingest.ledger import Extract


@dataclass(frozen=True, slots=True)
class LedgerRecord:
    """What was extracted from the documents, and the links suggested within it."""

    extract: Extract
    links: tuple[Link, ...] = ()


_RECORD = TypeAdapter(LedgerRecord)


def record_to_bytes(record: LedgerRecord) -> bytes:
    """JSON, UTF-8; the same record gives the same bytes."""
    return _RECORD.dump_json(record)


def record_from_bytes(content: bytes) -> LedgerRecord:
    """What ``record_to_bytes`` wrote. Raises ValueError for anything else."""
    return _RECORD.validate_json(content)

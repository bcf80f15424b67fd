"""Commitments from follow-up tables: a mandate a row, with its activities."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.commitment import Commitment
from ingest.document import Section
from ingest.ledger.entry import CommitmentEntry
from ingest.ledger.place import Register, focus_area, spans_of

_LOST_SYMBOL = "Källan har ingen symbol för status här."


def commitments_of_rows(register: Register) -> Iterator[CommitmentEntry]:
    """Each mandate, followed by its activities."""
    for section in register.document.sections:
        for block in section.blocks:
            if block.commitment is not None:
                yield from _row(register, section, block.commitment)


def _row(register: Register, section: Section, row: Commitment) -> Iterator[CommitmentEntry]:
    id_ = register.id(section.heading, "u")
    area = focus_area(section.heading)
    if row.text:
        yield CommitmentEntry(
            id=id_,
            kind="uppdrag",
            text=row.text.text,
            status=row.status,
            comment=row.comment.text,
            description="",
            parent=None,
            focus_area=area,
            scope="",
            note="" if row.status else _LOST_SYMBOL,
            place=register.place(section, row.text),
            detail_spans=spans_of([row.comment]),
        )
    for ordinal, activity in enumerate(row.activities, start=1):
        yield CommitmentEntry(
            id=f"{id_}a{ordinal}",
            kind="aktivitet",
            text=activity.text.text,
            status=activity.status,
            comment="",
            description="",
            parent=id_ if row.text else None,
            focus_area=area,
            scope="",
            note="" if activity.status else _LOST_SYMBOL,
            place=register.place(section, activity.text),
            detail_spans=(),
        )

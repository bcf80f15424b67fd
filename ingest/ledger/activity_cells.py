"""Activities of a plan whose table has been flattened to cells, as far as that is honest."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import BlockKind
from ingest.ledger.entry import CommitmentEntry
from ingest.ledger.goal_chapter import cell_sections, is_plan
from ingest.ledger.place import Register, focus_area

_FLATTENED = (
    "Tabellens kolumner har flutit ihop i källan: cellen kan vara ett prioriteringsområde, en "
    "prioritering, ett uppdrag eller en aktivitet, och vilket uppdrag den hör till syns inte."
)


def activities_of_cells(register: Register) -> Iterator[CommitmentEntry]:
    """Each cell as an activity without a parent, marked for what it is."""
    if not is_plan(register.document):
        return
    for section in cell_sections(register.document):
        for block in section.blocks:
            if block.kind is BlockKind.HEADING:
                continue
            yield CommitmentEntry(
                id=register.id(section.heading, "a"),
                kind="aktivitet",
                text=block.text.text,
                status=None,
                comment="",
                description="",
                parent=None,
                focus_area=focus_area(section.heading),
                scope="",
                note=_FLATTENED,
                place=register.place(section, block.text),
                detail_spans=(),
            )

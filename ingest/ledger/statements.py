"""What a follow-up says in running text under the focus areas, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import BlockKind
from ingest.ledger.entry import Statement
from ingest.ledger.goal_chapter import goal_sections, is_plan
from ingest.ledger.place import Register, focus_area

_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def statements_of(register: Register) -> Iterator[Statement]:
    """Each paragraph of a follow-up's chapter about goals or focus areas."""
    if is_plan(register.document):
        return
    for section in goal_sections(register.document):
        for block in section.blocks:
            if block.kind in _TEXT:
                yield Statement(
                    id=register.id(section.heading, "r"),
                    text=block.text.text,
                    focus_area=focus_area(section.heading),
                    place=register.place(section, block.text),
                )

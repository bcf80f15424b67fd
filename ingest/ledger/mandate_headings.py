"""Mandates of a plan that stand as headings, numbered or not, under its focus areas.

A heading with text of its own is the administration's mandate. One with only other mandates
below it is a mandate shared by all administrations, and is theirs to carry out together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import Block, BlockKind, Section
from ingest.ledger.entry import CommitmentEntry
from ingest.ledger.goal_chapter import cell_sections, goal_sections, is_plan
from ingest.ledger.place import Register, focus_area, spans_of
from ingest.mapped_text import MappedText, added

_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LABELLED = re.compile(
    r"(?P<label>(?:Regiongemensamt|Gemensamt|Förvaltningens)? ?uppdrag):\s+", re.I
)
_ACTIVITIES = re.compile(r"aktiviteter\b", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"[.:!?]$")
_LONGEST_HEADING_LINE = 100


@dataclass(slots=True)
class _Draft:
    """A heading and the text under it, until the next one."""

    heading: MappedText
    text: list[MappedText] = field(default_factory=list)
    labelled: bool = False

    @property
    def is_shared(self) -> bool:
        return self.labelled or not self.text


def mandates_of_headings(register: Register) -> Iterator[CommitmentEntry]:
    """Every mandate in reading order; also activities that a section of them lists."""
    document = register.document
    if not is_plan(document):
        return
    flattened = cell_sections(document)
    goals = [section for section in goal_sections(document) if section not in flattened]
    shared: dict[tuple[str, ...], str] = {}
    for section in goals:
        path = section.heading.path
        has_sections = any(other.heading.path[:-1] == path for other in goals)
        above = shared.get(path[:-1])
        own, *below = _drafts(section.blocks)
        # The second level is the focus areas themselves.
        if section.heading.level > 2 and (own.text or has_sections):
            entry = _mandate(register, section, own, above)
            if entry.scope == "gemensamt":
                shared[path] = entry.id
            yield entry
        yield from _under_subheadings(register, section, below, above)
    for section in document.sections:
        if section not in goals and _ACTIVITIES.match(section.heading.title):
            for draft in _drafts(section.blocks)[1:]:
                if draft.text:
                    yield replace(
                        _mandate(register, section, draft, None),
                        id=register.id(section.heading, "a"),
                        kind="aktivitet",
                        scope="",
                    )


def _under_subheadings(
    register: Register, section: Section, drafts: Sequence[_Draft], above: str | None
) -> Iterator[CommitmentEntry]:
    """A shared mandate is the parent of those that follow it, until the next."""
    parent = above
    for draft in drafts:
        entry = _mandate(register, section, draft, above if draft.is_shared else parent)
        if draft.is_shared:
            parent = above if draft.labelled else entry.id
        yield entry


def _drafts(blocks: Sequence[Block]) -> list[_Draft]:
    """The section's own heading first, then each unnumbered heading and labelled mandate."""
    drafts = [_Draft(_without_number(blocks[0].text) if blocks else added(""))]
    for position, block in enumerate(blocks[1:], start=1):
        if block.kind is BlockKind.SUBHEADING:
            drafts.append(_Draft(block.text))
        elif block.kind in _TEXT:
            label = _LABELLED.match(block.text.text)
            following = blocks[position + 1] if position + 1 < len(blocks) else None
            if label:
                drafts.append(_Draft(block.text[label.end() :], labelled=True))
            elif len(drafts) > 1 and _continues_heading(drafts[-1], block, following):
                drafts[-1].heading = drafts[-1].heading + added(" ") + block.text
            elif not drafts[-1].labelled:
                drafts[-1].text.append(block.text)
    return drafts


def _continues_heading(draft: _Draft, block: Block, following: Block | None) -> bool:
    """Whether a heading goes on in the block: a short line, no sentence, then a heading."""
    return (
        not draft.text
        and following is not None
        and following.kind is BlockKind.SUBHEADING
        and len(block.text.text) <= _LONGEST_HEADING_LINE
        and not _ENDS_A_SENTENCE.search(block.text.text.rstrip())
    )


def _without_number(heading: MappedText) -> MappedText:
    match = re.match(r"\d+(?:\.\d+)*\.?\s*", heading.text)
    return heading[match.end() :] if match else heading


def _mandate(
    register: Register, section: Section, draft: _Draft, parent: str | None
) -> CommitmentEntry:
    return CommitmentEntry(
        id=register.id(section.heading, "u"),
        kind="uppdrag",
        text=draft.heading.text,
        status=None,
        comment="",
        description="\n".join(text.text for text in draft.text),
        parent=parent,
        focus_area=focus_area(section.heading),
        scope="gemensamt" if draft.is_shared else "eget",
        note="",
        place=register.place(section, draft.heading),
        detail_spans=spans_of(draft.text),
    )

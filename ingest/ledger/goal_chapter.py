"""The chapter in which a plan sets its goals or a follow-up reports on them."""

from __future__ import annotations

import re

from ingest.document import BlockKind, Document, Section

_GOALS = re.compile(r"\bmål(?!grupp)|\bfokusområde", re.IGNORECASE)


def is_plan(document: Document) -> bool:
    """Whether the manifest calls the document a plan."""
    return "plan" in document.info.kind.lower()


def goal_sections(document: Document) -> tuple[Section, ...]:
    """The sections below the chapter about goals or focus areas; none if there is no such."""
    chapters = {
        section.heading.path
        for section in document.sections
        if section.heading.level == 1 and _GOALS.search(section.heading.title)
    }
    return tuple(
        section
        for section in document.sections
        if section.heading.level > 1 and section.heading.path[:1] in chapters
    )


def cell_sections(document: Document) -> tuple[Section, ...]:
    """The sections of a chapter that is one long table whose columns have run together.

    A chapter is one if it has several sections below it and most of their blocks are cells.
    """
    by_chapter: dict[str, list[Section]] = {}
    for section in document.sections:
        if section.heading.level > 1:
            by_chapter.setdefault(section.heading.path[0], []).append(section)
    return tuple(
        section
        for sections in by_chapter.values()
        if len(sections) > 1 and _are_cells(sections)
        for section in sections
    )


def _are_cells(sections: list[Section]) -> bool:
    kinds = [
        block.kind
        for section in sections
        for block in section.blocks
        if block.kind is not BlockKind.HEADING
    ]
    return kinds.count(BlockKind.CELL) * 2 > len(kinds)

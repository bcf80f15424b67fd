"""The typed tree that a raw document becomes: document → sections → blocks.

Positions are half-open character offsets into the decoded raw file, so that whatever is
quoted can be shown where it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from ingest.commitment import Commitment
from ingest.mapped_text import MappedText


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the manifest says of a document."""

    id: str
    title: str
    kind: str
    year: int
    organisation: str


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A numbered heading. ``number`` is exactly as printed; ``""`` above the first one."""

    number: str
    title: str
    level: int
    """1 for "2", 2 for "2.4"; 0 above the first numbered heading."""
    path: tuple[str, ...]
    """Headings from the outermost to this one, each as "number title"."""


class BlockKind(StrEnum):
    """What a block is in the document, which decides how it may be cut and shown."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CELL = "cell"
    """A cell of a table whose columns the source has flattened beyond recovery."""
    TABLE_ROW = "table row"
    COMMITMENT_ROW = "commitment row"


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of reading. ``text`` is repaired and knows its place in the raw file.

    ``context`` is what each passage made of the block begins with, so that it can be read
    alone: a table row's column headings and covering label, a commitment's mandate.
    """

    kind: BlockKind
    text: MappedText
    subheadings: tuple[str, ...] = ()
    """Unnumbered headings above the block, inside its section, outermost first."""
    context: MappedText | None = None
    cells: tuple[tuple[str, str], ...] = ()
    """For a table row: (column heading, value as printed); heading ``""`` if there is none."""
    commitment: Commitment | None = None
    """For a commitment row: its parts."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section with its own blocks; sub-sections are sections of their own."""

    heading: SectionHeading
    blocks: tuple[Block, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the document's own table of contents."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read, in reading order. ``contents`` is empty if none is printed."""

    info: DocumentInfo
    sections: tuple[Section, ...]
    contents: tuple[ContentsEntry, ...]
    page_starts: tuple[int, ...] = ()
    """Raw offsets at which pages begin, where the file marks its pages with form feeds."""

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, that the raw ``offset`` lies on."""
        return bisect_right(self.page_starts, offset) or None

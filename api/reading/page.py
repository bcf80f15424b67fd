"""What a document's page shows, in the order that it shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from api.addresses import section_anchor
from api.reading.marking import CitedPlace, Run, Spans, runs, touches
from ingest.commitment import Activity, Commitment
from ingest.document import Block, BlockKind, Document, DocumentInfo, Section


@dataclass(frozen=True, slots=True)
class Stated:
    """A mandate or an activity; ``status`` in words with its symbol, ``""`` if none is given."""

    runs: tuple[Run, ...]
    status: str


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A mandate with its comment and activities."""

    mandate: Stated
    comment: tuple[Run, ...]
    activities: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One block. ``cited`` if the passage covers any of it; ``anchored``: the page opens there."""

    runs: tuple[Run, ...]
    cited: bool
    anchored: bool
    cells: tuple[str, ...] = ()
    commitment: CommitmentView | None = None

    @property
    def quoted(self) -> bool:
        """Whether a quote covers any of it."""
        return any(run.quoted for run in self.runs)


@dataclass(frozen=True, slots=True)
class Element:
    """Blocks that belong together: ``form`` is one of the values of ``_FORMS``."""

    form: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()
    """Column headings of a table; empty if none is printed."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section, with the ``id`` that addresses lead to; ``""`` for a repeated number."""

    anchor: str
    number: str
    title: str
    level: int
    heading: Line | None
    """The heading's own text, whose marks count; shown from number and title."""
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A whole document, to be read."""

    info: DocumentInfo
    sections: tuple[SectionView, ...]


def document_page(document: Document, cited: CitedPlace | None = None) -> DocumentPage:
    """``document`` as a page; ``cited`` is marked where it stands."""
    marking = _Marking(cited, _first_cited(document, cited)) if cited else _Marking(None, None)
    seen: set[str] = set()
    views = []
    for section in document.sections:
        number = section.heading.number
        here = marking if cited and cited.section_number == number else _Marking(None, None)
        headings = [block for block in section.blocks if block.kind is BlockKind.HEADING]
        views.append(
            SectionView(
                # An id stands once on a page; the first of a repeated number keeps it.
                anchor="" if number in seen else section_anchor(number),
                number=number,
                title=section.heading.title,
                level=section.heading.level,
                heading=_line(headings[0], here) if headings else None,
                elements=_elements(section, here),
            )
        )
        seen.add(number)
    return DocumentPage(document.info, tuple(views))


@dataclass(frozen=True, slots=True)
class _Marking:
    """What is cited in a section, and the block that the page opens at."""

    cited: CitedPlace | None
    first: Block | None


def _first_cited(document: Document, cited: CitedPlace) -> Block | None:
    """The first block of the quote; of the passage, if the quote is all repeated headings."""
    blocks = [
        block
        for section in document.sections
        if section.heading.number == cited.section_number
        for block in section.blocks
    ]
    for spans in (cited.quote, cited.passage):
        for block in blocks:
            if touches(block.text, spans):
                return block
    return None


_FORMS = {
    BlockKind.SUBHEADING: "subheading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.LIST_ITEM: "list",
    BlockKind.CELL: "cells",
    BlockKind.TABLE_ROW: "table",
    BlockKind.COMMITMENT_ROW: "commitments",
}


def _elements(section: Section, marking: _Marking) -> tuple[Element, ...]:
    # The heading's own block is shown as the section's heading, from its number and title.
    shown = [block for block in section.blocks if block.kind is not BlockKind.HEADING]
    elements = []
    for (form, columns), blocks in groupby(shown, key=_group):
        lines = tuple(_line(block, marking) for block in blocks)
        if form in ("paragraph", "subheading"):
            elements += [Element(form, (line,)) for line in lines]
        else:
            elements.append(Element(form, lines, columns))
    return tuple(elements)


def _group(block: Block) -> tuple[str, tuple[str, ...]]:
    form = _FORMS[block.kind]
    if form == "table" and block.cells:
        return form, tuple(column for column, _ in block.cells)
    if form == "table" or (form == "commitments" and block.commitment is None):
        return "paragraph", ()
    return form, ()


def _line(block: Block, marking: _Marking) -> Line:
    cited = marking.cited
    quote = cited.quote if cited else ()
    return Line(
        runs=runs(block.text, quote),
        cited=cited is not None and touches(block.text, cited.passage),
        anchored=block is marking.first,
        cells=tuple(value for _, value in block.cells),
        commitment=_commitment(block.commitment, quote) if block.commitment else None,
    )


def _commitment(commitment: Commitment, quote: Spans) -> CommitmentView:
    return CommitmentView(
        mandate=_stated(commitment, quote),
        comment=runs(commitment.comment, quote),
        activities=tuple(_stated(activity, quote) for activity in commitment.activities),
    )


def _stated(part: Commitment | Activity, quote: Spans) -> Stated:
    status = part.status
    return Stated(runs(part.text, quote), f"{status.symbol} {status.label}" if status else "")

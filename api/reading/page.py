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
    """One block. ``cited`` if the passage covers any of it; ``anchored`` the first such."""

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
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A whole document, to be read."""

    info: DocumentInfo
    sections: tuple[SectionView, ...]


def document_page(document: Document, cited: CitedPlace | None = None) -> DocumentPage:
    """``document`` as a page; ``cited`` is marked where it stands."""
    seen: set[str] = set()
    anchored = False
    views = []
    for section in document.sections:
        number = section.heading.number
        here = cited if cited and cited.section_number == number else None
        elements, anchored = _elements(section, here, anchored)
        views.append(
            SectionView(
                # An id stands once on a page; the first of a repeated number keeps it.
                anchor="" if number in seen else section_anchor(number),
                number=number,
                title=section.heading.title,
                level=section.heading.level,
                elements=elements,
            )
        )
        seen.add(number)
    return DocumentPage(document.info, tuple(views))


_FORMS = {
    BlockKind.SUBHEADING: "subheading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.LIST_ITEM: "list",
    BlockKind.CELL: "cells",
    BlockKind.TABLE_ROW: "table",
    BlockKind.COMMITMENT_ROW: "commitments",
}


def _elements(
    section: Section, cited: CitedPlace | None, anchored: bool
) -> tuple[tuple[Element, ...], bool]:
    """The section's elements, and whether the page has its anchor for the quote by now."""
    # The heading's own block is shown as the section's heading, from its number and title.
    shown = [block for block in section.blocks if block.kind is not BlockKind.HEADING]
    elements = []
    for (form, columns), blocks in groupby(shown, key=_group):
        lines = []
        for block in blocks:
            line = _line(block, cited, first=not anchored)
            anchored = anchored or line.anchored
            lines.append(line)
        if form in ("paragraph", "subheading"):
            elements += [Element(form, (line,)) for line in lines]
        else:
            elements.append(Element(form, tuple(lines), columns))
    return tuple(elements), anchored


def _group(block: Block) -> tuple[str, tuple[str, ...]]:
    form = _FORMS[block.kind]
    if form == "table" and block.cells:
        return form, tuple(column for column, _ in block.cells)
    if form == "table" or (form == "commitments" and block.commitment is None):
        return "paragraph", ()
    return form, ()


def _line(block: Block, cited: CitedPlace | None, *, first: bool) -> Line:
    covered = cited is not None and touches(block.text, cited.passage)
    quote = cited.quote if cited else ()
    return Line(
        runs=runs(block.text, quote),
        cited=covered,
        anchored=covered and first,
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

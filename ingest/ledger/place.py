"""From a block of the typed tree to an entry's place, and to its focus area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.document import Document, Section, SectionHeading
from ingest.ledger.entry import Place, Spans
from ingest.mapped_text import MappedText
from ingest.section_number import number_key

# What repair takes out between two pieces of one sentence: a page break with its header.
_MERGE_GAP = 120
UNNUMBERED = "-"


def spans_of(texts: Iterable[MappedText]) -> Spans:
    """Where ``texts`` stand in the raw file, merged over what repair took out between."""
    spans: list[tuple[int, int]] = []
    for text in texts:
        for _, start, length in text.runs():
            if spans and 0 <= start - spans[-1][1] <= _MERGE_GAP:
                spans[-1] = (spans[-1][0], start + length)
            else:
                spans.append((start, start + length))
    return tuple(spans)


def together(place: Place, *others: Place) -> Place:
    """``place`` with the spans of ``others`` of its document after its own."""
    spans = (*place.spans, *(span for other in others for span in other.spans))
    return Place(place.document, place.section, place.page, spans)


def focus_area(heading: SectionHeading) -> str:
    """The title of the focus area around a section: its ancestor on the second level."""
    for label in heading.path:
        number, _, title = label.partition(" ")
        if len(number_key(number)) == 2:
            return title
    return heading.title


class Register:
    """Gives the entries of one document their ids and places.

    Entries are counted within their section, so that an id is the same however text is cut
    into passages.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._counts: Counter[tuple[str, str]] = Counter()

    def place(self, section: Section, *texts: MappedText) -> Place:
        """The place of ``texts`` in the section."""
        return Place(self.document.info.id, section.heading, section.page, spans_of(texts))

    def id(self, heading: SectionHeading, letter: str) -> str:
        """ "document/section/u1", "…/u2", …; "-" for text above the first number."""
        number = heading.number or UNNUMBERED
        self._counts[number, letter] += 1
        return f"{self.document.info.id}/{number}/{letter}{self._counts[number, letter]}"

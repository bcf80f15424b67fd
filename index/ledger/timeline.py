"""The years of a matter: what was planned, what was reported, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from index.ledger.topic import Topic
from ingest.commitment import Status
from ingest.document import BlockKind, Document, Section
from ingest.ledger import Cell, CommitmentEntry, Place, find_amounts
from ingest.ledger.goal_chapter import is_plan
from ingest.ledger.place import Register
from ingest.ledger.sentences import sentence_spans
from ingest.mapped_text import MappedText

if TYPE_CHECKING:
    from index.ledger.ledger import Ledger

Role = Literal["planerat", "rapporterat", "pengar"]

_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that a document says of the matter, word for word."""

    role: Role
    quote: str
    """As printed: a mandate, a sentence, or the name of a budget row."""
    within: str
    """What the quote stands under: the mandate that an activity or a sentence belongs to."""
    entry: str
    """Id of the commitment, statement or budget row; "" for a sentence outside the ledger."""
    status: Status | None
    cells: tuple[Cell, ...]
    """The figures of a budget row."""
    place: Place


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year. ``documents`` are those that cover it; none of them may say anything."""

    year: int
    documents: tuple[str, ...]
    planned: tuple[TimelineItem, ...]
    reported: tuple[TimelineItem, ...]
    money: tuple[TimelineItem, ...]

    @property
    def is_silent(self) -> bool:
        """Whether no document says anything of the matter this year."""
        return not (self.planned or self.reported or self.money)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A matter through the years, the silent ones included."""

    topic: str
    names: tuple[str, ...]
    """Other names that the documents have for it, and that were looked for too."""
    years: tuple[TimelineYear, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no year says anything."""
        return all(year.is_silent for year in self.years)


def make_timeline(ledger: Ledger, topic: Topic, linked: frozenset[str]) -> Timeline:
    """Every year between the first and the last document, each with what it says.

    ``linked`` are entries that belong to the matter whatever their words are.
    """
    items: dict[int, list[TimelineItem]] = {}
    for id_, document in ledger.documents.items():
        own = [
            *_commitments(ledger, document, topic, linked),
            *_statements(ledger, document, topic, linked),
            *_budget(ledger, document, topic),
            *_sentences_with_amounts(document, topic),
        ]
        items.setdefault(ledger.infos[id_].year, []).extend(own)
    years = [
        TimelineYear(
            year=year,
            documents=tuple(id_ for id_, info in ledger.infos.items() if info.year == year),
            planned=_of("planerat", items.get(year, [])),
            reported=_of("rapporterat", items.get(year, [])),
            money=_of("pengar", items.get(year, [])),
        )
        for year in (range(min(items), max(items) + 1) if items else ())
    ]
    others = tuple(name for name in topic.names if name != topic.text.strip().lower())
    return Timeline(topic.text, others, tuple(years))


def _of(role: Role, items: Sequence[TimelineItem]) -> tuple[TimelineItem, ...]:
    """Those in the role, in order; what the source repeats word for word, once."""
    seen = {(item.quote, item.within, item.cells): item for item in reversed(items)}
    return tuple(item for item in items if item.role == role and item in seen.values())


def _commitments(
    ledger: Ledger, document: Document, topic: Topic, linked: frozenset[str]
) -> Iterator[TimelineItem]:
    """Commitments that name the matter, or else the sentences under them that do."""
    role: Role = "planerat" if is_plan(document) else "rapporterat"
    for each in ledger.commitments:
        if each.place.document != document.info.id:
            continue
        parent = ledger.commitment(each.parent) if each.parent else None
        named = topic.is_in(each.text) or each.id in linked
        if named:
            above = parent.text if parent and each.kind == "aktivitet" else ""
            yield TimelineItem(role, each.text, above, each.id, each.status, (), each.place)
        if not named and not topic.is_in(f"{each.comment}\n{each.description}"):
            continue
        details = _details(document, each)
        telling = [(text, place) for text, place in details if topic.is_in(text)]
        for text, place in telling or (details[:1] if named else []):
            yield TimelineItem(role, text, each.text, each.id, None, (), place)


def _details(document: Document, entry: CommitmentEntry) -> list[tuple[str, Place]]:
    """The sentences of an entry's comment or description, with their places."""
    found: list[tuple[str, Place]] = []
    for section in _sections(document, entry.place):
        for block in section.blocks:
            text = block.commitment.comment if block.commitment else block.text
            within = _overlaps(document, section, text, entry)
            if within:
                found += _sentences(document, section, text)
    return found


def _overlaps(
    document: Document, section: Section, text: MappedText, entry: CommitmentEntry
) -> bool:
    spans = Register(document).place(section, text).spans
    return any(a < d and c < b for a, b in spans for c, d in entry.detail_spans)


def _statements(
    ledger: Ledger, document: Document, topic: Topic, linked: frozenset[str]
) -> Iterator[TimelineItem]:
    for each in ledger.statements:
        if each.place.document != document.info.id:
            continue
        for section in _sections(document, each.place):
            for block in section.blocks:
                if block.text.text == each.text:
                    sentences = _sentences(document, section, block.text)
                    telling = [s for s in sentences if topic.is_in(s[0])]
                    for text, place in telling or (sentences[:1] if each.id in linked else []):
                        yield TimelineItem("rapporterat", text, "", each.id, None, (), place)


def _budget(ledger: Ledger, document: Document, topic: Topic) -> Iterator[TimelineItem]:
    for row in ledger.budget:
        if row.place.document == document.info.id and topic.is_in(row.name):
            cells = tuple(cell for cell in row.cells if cell.text)
            yield TimelineItem("pengar", row.name, row.group, row.id, None, cells, row.place)


def _sentences_with_amounts(document: Document, topic: Topic) -> Iterator[TimelineItem]:
    for section in document.sections:
        for block in section.blocks:
            if block.kind in _TEXT and topic.is_in(block.text.text):
                for text, place in _sentences(document, section, block.text):
                    if topic.is_in(text) and find_amounts(text):
                        yield TimelineItem("pengar", text, "", "", None, (), place)


def _sections(document: Document, place: Place) -> list[Section]:
    return [each for each in document.sections if each.heading == place.section]


def _sentences(document: Document, section: Section, text: MappedText) -> list[tuple[str, Place]]:
    register = Register(document)
    return [
        (text.text[start:end], register.place(section, text[start:end]))
        for start, end in sentence_spans(text.text)
    ]


def linked_entries(
    ledger: Ledger, start: CommitmentEntry | None, rejected: frozenset[str]
) -> frozenset[str]:
    """The entry and what its links lead to that nobody has rejected, at most two steps away.

    Further on, one matter has become another; and a paragraph that reports on two matters
    does not make them one.
    """
    if start is None:
        return frozenset()
    reached = {start.id}
    for _ in range(2):
        for id_ in tuple(reached):
            if ledger.commitment(id_):
                for link in ledger.links_of(id_):
                    reached |= set() if link.id in rejected else {link.earlier, link.later}
    return frozenset(reached)

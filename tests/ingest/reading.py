"""Documents read for the tests: the five that ship, and ones written out in a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest import Document, Passage, passages_of, read_corpus
from ingest.language.lexicon import word_counts
from ingest.manifest import DocumentEntry
from ingest.reader import read_document
from ingest.source import Source

CORPUS = Path(__file__).parents[2] / "corpus"
FIVE = (
    "verksamhetsplan-2018",
    "bilaga-2-uppfoljning-2019",
    "uppfoljningsrapport-2-2020",
    "verksamhetsplan-2021",
    "verksamhetsplan-2022",
)


@dataclass(frozen=True)
class Reading:
    """A raw text and what came of it."""

    raw: str
    document: Document
    passages: tuple[Passage, ...]

    @property
    def numbers(self) -> list[str]:
        return [s.heading.number for s in self.document.sections if s.heading.number]

    @property
    def headings(self) -> list[str]:
        return [
            f"{s.heading.number} {s.heading.title}"
            for s in self.document.sections
            if s.heading.number
        ]

    def section(self, number: str) -> list[Passage]:
        return [passage for passage in self.passages if passage.section.number == number]

    def text(self, number: str) -> str:
        return "\n".join(passage.text for passage in self.section(number))

    def lines(self, number: str) -> list[str]:
        return self.text(number).split("\n")


@cache
def shipped() -> Mapping[str, Reading]:
    """The five documents, read once."""
    documents = {document.info.id: document for document in read_corpus(CORPUS).documents}
    readings = {}
    for document_id in FIVE:
        (file,) = CORPUS.glob(f"{document_id}.*")
        document = documents[document_id]
        readings[document_id] = Reading(
            file.read_bytes().decode("utf-8"), document, passages_of(document)
        )
    return readings


def read(raw: str, **optional: object) -> Reading:
    """``raw`` read with the manifest's required keys alone, unless ``optional`` adds some."""
    required: dict[str, object] = {
        "id": "sjatte-planen",
        "title": "Sjätte planen",
        "kind": "plan",
        "year": 2023,
        "organisation": "Ekdala kommun",
        "file": "plan.txt",
    }
    entry = DocumentEntry.model_validate(required | optional)
    document = read_document(Source(entry.id, raw, ""), entry, word_counts())
    return Reading(raw, document, passages_of(document))


def owned(passages: Sequence[Passage]) -> Iterator[int]:
    """The raw offsets that passages own, passage by passage."""
    for passage in passages:
        for span in passage.spans:
            if not span.carried:
                yield from range(span.raw_start, span.raw_start + span.length)

"""An answer as the question page shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.addresses import passage_url
from api.answering.answer import Answer, Citation
from index import Hit
from ingest.document import DocumentInfo, SectionHeading


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """A stretch of the answer's text, or (``number`` above 0) a citation's number."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class SourceView:
    """A citation or a passage, with where it stands and an address that marks it there."""

    number: int
    text: str
    document: DocumentInfo
    section: SectionHeading
    url: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """``others`` are passages that the answer doesn't cite; in a refusal, the nearest."""

    answered: bool
    pieces: tuple[AnswerPiece, ...]
    sources: tuple[SourceView, ...]
    others: tuple[SourceView, ...]


_CITATION = re.compile(r"\s*\[(\d+)\]")


def answer_view(answer: Answer, hits: Sequence[Hit]) -> AnswerView:
    """``hits`` are the passages found for the same question."""
    cited = {citation.hit.passage.id for citation in answer.citations}
    others = hits if answer.answered else answer.nearest
    return AnswerView(
        answered=answer.answered,
        pieces=tuple(_pieces(answer.text)),
        sources=tuple(_source(citation) for citation in answer.citations),
        others=tuple(_passage(hit) for hit in others if hit.passage.id not in cited),
    )


def _pieces(text: str) -> list[AnswerPiece]:
    pieces, end = [], 0
    for match in _CITATION.finditer(text):
        pieces += [AnswerPiece(text[end : match.start()]), AnswerPiece("", int(match[1]))]
        end = match.end()
    return [piece for piece in [*pieces, AnswerPiece(text[end:])] if piece.text or piece.number]


def _source(citation: Citation) -> SourceView:
    passage = citation.hit.passage
    start = passage.text.find(citation.quote)
    quoted = (start, start + len(citation.quote)) if start >= 0 else None
    return SourceView(
        citation.number,
        citation.quote,
        citation.hit.document,
        passage.section,
        passage_url(passage.document_id, passage.id, quoted),
    )


def _passage(hit: Hit) -> SourceView:
    passage = hit.passage
    return SourceView(
        0,
        passage.text,
        hit.document,
        passage.section,
        passage_url(passage.document_id, passage.id),
    )

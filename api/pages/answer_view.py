"""An answer as the question page shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.addresses import passage_url
from api.answering.answer import Answer, Citation
from index import Hit
from ingest.document import DocumentInfo, SectionHeading
from ingest.passage import Passage

_AROUND = 320
"""Characters of the passage shown on either side of a quote, at most."""


@dataclass(frozen=True, slots=True)
class AnswerPiece:
    """A stretch of the answer's text, or (``number`` above 0) a citation's number."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class SourceView:
    """A citation or a passage, with where it stands and an address that marks it there.

    ``before`` and ``after`` are what stands around a quote; both empty for a passage.
    """

    number: int
    text: str
    document: DocumentInfo
    section: SectionHeading
    url: str
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """Title with its year, and the section, as a reference in running text."""
        title = self.document.title
        if str(self.document.year) not in title:
            title = f"{title} ({self.document.year})"
        section = self.section
        where = f"avsnitt {section.number} {section.title}" if section.number else "inledningen"
        return f"{title}, {where}"


@dataclass(frozen=True, slots=True)
class AnswerView:
    """``others`` are passages that the answer doesn't cite; in a refusal, the nearest."""

    answered: bool
    anything_searched: bool
    pieces: tuple[AnswerPiece, ...]
    sources: tuple[SourceView, ...]
    others: tuple[SourceView, ...]
    copied: str
    """The answer with its references in full, for another text; addresses begin with "/"."""


_CITATION = re.compile(r"\s*\[(\d+)\]")


def answer_view(answer: Answer, hits: Sequence[Hit]) -> AnswerView:
    """``hits`` are the passages found for the same question."""
    cited = {citation.hit.passage.id for citation in answer.citations}
    others = hits if answer.answered else answer.nearest
    sources = tuple(_source(citation) for citation in answer.citations)
    return AnswerView(
        answered=answer.answered,
        anything_searched=answer.searched.documents > 0,
        pieces=tuple(_pieces(answer.text)),
        sources=sources,
        others=tuple(_passage(hit) for hit in others if hit.passage.id not in cited),
        copied=_copied(answer, sources),
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
    end = start + len(citation.quote)
    known = start >= 0
    return SourceView(
        citation.number,
        citation.quote,
        citation.hit.document,
        passage.section,
        passage_url(passage.document_id, passage.id, (start, end) if known else None),
        before=_tail(passage.text[:start]) if known else "",
        after=_head(passage.text[end:]) if known else "",
    )


def _tail(text: str) -> str:
    """The end of ``text``, from the beginning of a word."""
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].split(maxsplit=1)[-1]


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rsplit(maxsplit=1)[0] + " …"


def _passage(hit: Hit) -> SourceView:
    passage: Passage = hit.passage
    return SourceView(
        0,
        passage.text,
        hit.document,
        passage.section,
        passage_url(passage.document_id, passage.id),
    )


def _copied(answer: Answer, sources: Sequence[SourceView]) -> str:
    references = [
        f"[{source.number}] {source.place}:\n”{source.text}”\n{source.url}" for source in sources
    ]
    return "\n\n".join([answer.question, answer.text, *references])

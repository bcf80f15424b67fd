"""A section asked for by its number: looked up in the documents, never guessed."""

from __future__ import annotations

import re

from api.answering.answer import Answer
from api.answering.composition import Statement, compose, sentence_statement
from api.answering.refusing import refuse
from api.answering.sentence import sentences_of
from index import Filters, Hit, SearchEngine, Understanding
from ingest import Document, DocumentInfo, Passage, Section

_ASKS_FOR_HEADINGS = re.compile(
    r"\b(?:underavsnitt\w*|underrubrik\w*|rubriker\w*|vilka (?:avsnitt|punkter|delar|kapitel)|"
    r"sub-?sections?|headings)\b",
    re.IGNORECASE,
)
_MOST_SENTENCES = 5
_NEAREST = 3
_MOST_HEADINGS = 12


def answer_section(
    engine: SearchEngine, understood: Understanding, filters: Filters, language: str
) -> Answer | None:
    """What stands in the section asked for, or that there is none; None if none is asked for."""
    number = understood.section
    if not number:
        return None
    pointed_at = _documents(engine, understood, filters)
    documents = [d for d in pointed_at if _section(d, number)]
    if not documents:
        return _no_such_section(engine, understood, filters, pointed_at, language)
    statements: list[Statement] = []
    for document in documents:
        below = _sub_sections(document, number)
        own = _hits(engine, document.info, number)
        said = _said(own)
        if _ASKS_FOR_HEADINGS.search(understood.question) or (not said and below):
            said = [_heading(engine, document.info, section) for section in below]
            said = said[:_MOST_HEADINGS] or _said(own)
        statements += said or [Statement(hit, hit.passage.text) for hit in own[:1]]
    searched = engine.search(understood.question, 1, filters).searched
    section = _section(documents[0], number)
    lead = section.heading.title if section and len(documents) == 1 else ""
    return compose(understood.question, statements, searched, lead=lead, language=language)


def _no_such_section(
    engine: SearchEngine,
    understood: Understanding,
    filters: Filters,
    documents: list[Document],
    language: str,
) -> Answer | None:
    """Another section is no answer. None if it is unsure which document is meant."""
    if any(understood.documents.values()) and not understood.sure_documents:
        return None
    titles = [document.info.title for document in documents]
    if language == "en":
        where = " or ".join(titles) if understood.documents and titles else "the documents"
        why = f"There is no section {understood.section} in {where}"
    else:
        where = " eller ".join(titles) if understood.documents and titles else "dokumenten"
        why = f"Avsnitt {understood.section} finns inte i {where}"
    found = engine.search(understood.question, _NEAREST, filters)
    return refuse(understood.question, found.hits, found.searched, language, why)


def _documents(engine: SearchEngine, understood: Understanding, filters: Filters) -> list[Document]:
    """Documents pointed at most surely, else all, that the filters let pass; oldest first."""
    surest = max(understood.documents.values(), default=0.0)
    return sorted(
        (
            document
            for id_, document in engine.documents.items()
            if understood.documents.get(id_, 0.0) == surest
            and (not filters.documents or id_ in filters.documents)
            and (not filters.years or document.info.year in filters.years)
        ),
        key=lambda document: document.info.year,
    )


def _section(document: Document, number: str) -> Section | None:
    return next((s for s in document.sections if s.heading.number == number), None)


def _sub_sections(document: Document, number: str) -> list[Section]:
    """The sections directly below."""
    depth = number.count(".") + 1
    return [
        section
        for section in document.sections
        if section.heading.number.startswith(f"{number}.")
        and section.heading.number.count(".") == depth
    ]


def _hits(engine: SearchEngine, info: DocumentInfo, number: str) -> list[Hit]:
    """All passages of the section itself, in reading order, as certain hits."""
    passages = [
        p for p in engine.passages if p.document_id == info.id and p.section.number == number
    ]
    return [Hit(rank, 1.0, passage, info) for rank, passage in enumerate(passages, start=1)]


def _said(hits: list[Hit]) -> list[Statement]:
    """The section's first sentences, none if it only has its heading."""
    statements = [
        sentence_statement(hit, sentence.text)
        for hit in hits
        if not _is_bare_heading(hit.passage)
        for sentence in sentences_of(hit.passage)
    ]
    return statements[:_MOST_SENTENCES]


def _is_bare_heading(passage: Passage) -> bool:
    return passage.text.strip() == f"{passage.section.number} {passage.section.title}"


def _heading(engine: SearchEngine, info: DocumentInfo, section: Section) -> Statement:
    hit = _hits(engine, info, section.heading.number)[0]
    first_line = hit.passage.text.split("\n", 1)[0]
    return Statement(hit, first_line)

"""Chosen sentences put together: who says so, what is said, numbered sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.answering.answer import Answer, Citation
from api.answering.table_row import in_words
from index import Hit, Searched
from ingest import BlockKind

MAX_WORDS = 220
"""The contract's limit on an answer."""

_BULLET_SIGNS = re.compile(r"^[▶✓●◆⏸!—*•]\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said with its source: ``quote`` stands in the hit's text."""

    hit: Hit
    quote: str
    text: str = ""
    """What the answer says, if not the quote itself."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of an answer in one language."""

    according: str
    section: str
    silent: str
    or_: str
    leads: Mapping[str, str]
    """Leads in another language than Swedish."""


WORDINGS = {
    "sv": Wording("Enligt {title}", "avsnitt {number}", "nämns inte i {titles}", " eller ", {}),
    "en": Wording(
        "According to {title}",
        "section {number}",
        "not mentioned in {titles}",
        " or ",
        {"Ja": "Yes", "Nej": "No"},
    ),
}


def compose(  # noqa: PLR0913 - an answer has this many parts
    question: str,
    statements: Sequence[Statement],
    searched: Searched,
    *,
    lead: str = "",
    after: str = "",
    language: str = "sv",
) -> Answer:
    """An answer of ``statements`` in their order, as many as fit.

    Each run of statements from one section opens with its source. ``lead`` comes first of
    all ("Ja", "47,0"); ``after`` is said at the end of the last sentence, before its source.
    """
    wording = WORDINGS.get(language, WORDINGS["sv"])
    lead = wording.leads.get(lead, lead)
    sentences: list[str] = []
    citations: list[Citation] = []
    previous: Hit | None = None
    words = len(after.split())
    for statement in statements:
        number = _number(citations, statement)
        opening = _opening(statement.hit, previous, wording)
        said = _sentence(statement)
        if opening:
            said = f"{opening}: {said}"
        if lead and not sentences:
            said = f"{lead} – {_continued(said)}"
        length = len(said.split()) + 1
        if sentences and words + length > MAX_WORDS:
            break
        words += length
        sentences.append(f"{said} [{number}].")
        if number > len(citations):
            citations.append(Citation(number, statement.quote, statement.hit))
        previous = statement.hit
    if after and sentences:
        last, _, source = sentences[-1].rpartition(" [")
        sentences[-1] = f"{last} {after} [{source}"
    return Answer(question, True, " ".join(sentences), tuple(citations), (), searched)


def not_mentioned_in(titles: Sequence[str], language: str) -> str:
    """What is said of documents that were asked about and say nothing; "" for none."""
    wording = WORDINGS.get(language, WORDINGS["sv"])
    return f"({wording.silent.format(titles=wording.or_.join(titles))})" if titles else ""


def sentence_statement(hit: Hit, quote: str, question: str = "") -> Statement:
    """What a quoted sentence says, or a table row as far as the question asks for it."""
    if hit.passage.kind is BlockKind.TABLE_ROW and hit.passage.cells:
        return Statement(hit, quote, in_words(hit.passage.cells, question))
    return Statement(hit, quote)


def _number(citations: Sequence[Citation], statement: Statement) -> int:
    for citation in citations:
        same = citation.hit.passage.id == statement.hit.passage.id
        if same and citation.quote == statement.quote:
            return citation.number
    return len(citations) + 1


def _opening(hit: Hit, previous: Hit | None, wording: Wording) -> str:
    """Who says it: document and section, the section alone, or nothing if it is the same."""
    number = hit.passage.section.number
    section = wording.section.format(number=number) if number else ""
    if previous is not None and previous.document.id == hit.document.id:
        same = previous.passage.section.number == number
        return "" if same else section[:1].upper() + section[1:]
    title = hit.document.title
    if str(hit.document.year) not in title:
        title = f"{title} ({hit.document.year})"
    source = wording.according.format(title=title)
    return f"{source}, {section}" if section else source


def _sentence(statement: Statement) -> str:
    words = _BULLET_SIGNS.sub("", statement.text or statement.quote)
    return " ".join(words.split()).rstrip(" .:;,")


def _continued(said: str) -> str:
    return said[0].lower() + said[1:]

"""Answers and passages as text for a terminal."""

from __future__ import annotations

import textwrap

from api.addresses import section_url
from api.answering.answer import Answer
from index import Hit, SearchResult

_WIDTH = 88
_LONGEST_PASSAGE = 400


def answer_text(answer: Answer) -> str:
    """The answer, then each source: "[1] title (year), avsnitt 2.4 heading: "quote" url"."""
    parts = [textwrap.fill(answer.text, _WIDTH)]
    for citation in answer.citations:
        parts.append(_source(f"[{citation.number}]", citation.hit, f"”{citation.quote}”"))
    if not answer.answered and answer.nearest:
        parts.append("Närmast i dokumenten:")
        parts += [_passage(hit) for hit in answer.nearest]
    return "\n\n".join(parts)


def search_text(result: SearchResult) -> str:
    """Each passage, numbered by rank."""
    if not result.hits:
        return "Inget hittades."
    return "\n\n".join(_passage(hit) for hit in result.hits)


def _passage(hit: Hit) -> str:
    text = textwrap.shorten(hit.passage.text, _LONGEST_PASSAGE, placeholder=" …")
    return _source(f"{hit.rank}.", hit, text)


def _source(label: str, hit: Hit, text: str) -> str:
    section = hit.passage.section
    where = f"avsnitt {section.number} {section.title}" if section.number else "inledningen"
    title = hit.document.title
    if str(hit.document.year) not in title:
        title = f"{title} ({hit.document.year})"
    indent = " " * (len(label) + 1)
    return "\n".join(
        [
            textwrap.fill(
                f"{title}, {where}:", _WIDTH, initial_indent=label + " ", subsequent_indent=indent
            ),
            textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent),
            indent + section_url(hit.passage.document_id, section.number),
        ]
    )

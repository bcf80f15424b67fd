"""A passage as what a sentence is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from api.answering.sentence import sentences_of
from index import Hit
from index.swedish_analysis import Terms
from ingest import BlockKind

Analyze = Callable[[str], Terms]
"""Text in, search terms out, as passages are analysed."""


@dataclass(frozen=True, slots=True)
class QuotableSentence:
    """A sentence of the passage, verbatim, with its terms."""

    text: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that the model was shown."""

    hit: Hit
    sentences: tuple[QuotableSentence, ...]
    terms: frozenset[str]
    """Of the passage, its headings and its document's title."""
    place: str
    """Headings, title and year: what a sentence may say of where something stands."""

    @property
    def is_table(self) -> bool:
        """Whether figures take units and columns from elsewhere in the passage's text."""
        return self.hit.passage.kind is BlockKind.TABLE_ROW


def evidence_of(hit: Hit, analyze: Analyze) -> Evidence:
    """``hit`` made ready, once for all the sentences that may cite it."""
    passage, document = hit.passage, hit.document
    place = "\n".join(
        (document.title, str(document.year), document.organisation, *passage.section.path)
    )
    sentences = tuple(
        QuotableSentence(s.text, _all(analyze(s.text))) for s in sentences_of(passage)
    )
    return Evidence(hit, sentences, _all(analyze(f"{passage.text}\n{place}")), place)


def _all(terms: Terms) -> frozenset[str]:
    return frozenset(terms.words) | frozenset(terms.parts)

"""Which passages hold which evidence.

Gold is quoted words, not the ids of passages, so that questions outlive any change in how
documents are cut. Quote and passage are compared by letters and digits alone: line breaks,
hyphens, markup and symbols are what two readings of a PDF never agree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from evals.question import Evidence, Question
from ingest import Document, Passage


def squash(text: str) -> str:
    """Letters and digits only, in lower case: "ISO 27001, 5,1 %" → "iso2700151"."""
    return "".join(each for each in text.lower() if each.isalnum())


class EvidenceIndex:
    """The passages of a corpus, asked which of them hold a quote."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """``passages`` in reading order within each document."""
        self._of_document: dict[str, list[_Squashed]] = {}
        for passage in passages:
            self._of_document.setdefault(passage.document_id, []).append(_Squashed(passage))

    def passages_with(self, evidence: Evidence) -> frozenset[str]:
        """Ids of the passages that hold the quote.

        Where a cut between two passages runs through the quote, both hold it: neither alone,
        and the two joined. What the second repeats from the first (the headings of a table)
        is left out of the joint.
        """
        quote = squash(evidence.quote)
        passages = self._of_document.get(evidence.document, ())
        whole = {each.id for each in passages if quote in each.text}
        cut: set[str] = set()
        for first, second in pairwise(passages):
            if not {first.id, second.id} & whole and (
                quote in first.text + second.text or quote in first.text + second.own
            ):
                cut |= {first.id, second.id}
        return frozenset(whole | cut)

    def groups_by_passage(self, question: Question) -> Mapping[str, frozenset[int]]:
        """Passage id → the numbers, from 0, of the groups of evidence that it satisfies."""
        found: dict[str, set[int]] = {}
        for number, group in enumerate(question.evidence):
            for evidence in group:
                for passage in self.passages_with(evidence):
                    found.setdefault(passage, set()).add(number)
        return {passage: frozenset(groups) for passage, groups in found.items()}


class _Squashed:
    """A passage's id, its text squashed, and the same without what it carries."""

    __slots__ = ("id", "own", "text")

    def __init__(self, passage: Passage) -> None:
        self.id = passage.id
        self.text = squash(passage.text)
        self.own = squash(_own_text(passage))


def _own_text(passage: Passage) -> str:
    kept = list(passage.text)
    for span in passage.spans:
        if span.carried:
            end = span.text_start + span.length
            kept[span.text_start : end] = " " * (end - span.text_start)
    return "".join(kept)


def corpus_faults(
    questions: Iterable[Question],
    documents: Mapping[str, Document],
    passages: Sequence[Passage],
) -> Iterator[str]:
    """A Swedish sentence for each thing that a question says of the corpus and is not so."""
    index = EvidenceIndex(passages)
    for question in questions:
        unknown = [each for each in question.documents if each not in documents]
        for document in unknown:
            yield f"{question.id}: dokumentet {document} finns inte bland dokumenten."
        printed = {
            section.heading.number
            for each in question.documents
            if each in documents
            for section in documents[each].sections
        }
        for number in question.sections:
            if not unknown and number not in printed:
                yield f"{question.id}: avsnitt {number} finns inte i frågans dokument."
        for evidence in (each for group in question.evidence for each in group):
            if evidence.document not in unknown and not index.passages_with(evidence):
                yield f"{question.id}: citatet ”{evidence.quote}” står inte i {evidence.document}."

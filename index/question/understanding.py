"""A question read for what it asks: years, documents, a section, the corpus's own names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from index.question.absent_document import read_absent_document
from index.question.document_reference import read_document_references
from index.question.names import Names, learn_names
from index.question.nature import (
    Nature,
    asks_promise_and_outcome,
    document_nature,
    question_nature,
)
from index.question.own_name import without_own_name
from index.question.section_reference import read_section_reference
from index.question.spelling import Spelling, is_english
from index.question.year_mentions import YearPhrases, YearRole, read_year_mentions
from ingest.document import DocumentInfo
from ingest.passage import Passage

# A year or a document is surely meant from here on.
_SURELY = 0.6
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?!\w|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is known of a question before anything is looked up."""

    question: str
    corrected: str
    """The question with typing faults mended; in English, without the body's own name."""
    expanded: str
    """The corrected question followed by the corpus's other names for what it names."""
    aliases: tuple[tuple[str, tuple[str, ...]], ...]
    """Names in the question, each with the corpus's other names for the same."""
    english: bool
    years: Mapping[int, float]
    """Years of documents that the question wants → how surely, 0..1."""
    absent_years: frozenset[int]
    """Years asked for that no document is about."""
    absent_document: str
    """The question's words for a document that the corpus does not have, else ""."""
    documents: Mapping[str, float]
    """Documents that the question points at by kind or year → how surely, 0..1; empty if it
    points at none."""
    nature: Nature | None
    section: str
    """A section number asked for, "" if none."""
    numbers: frozenset[str]
    """Numbers in the question that are neither years nor a section's."""

    @property
    def sure_years(self) -> frozenset[int]:
        """Years of documents that the question surely wants."""
        return frozenset(year for year, surely in self.years.items() if surely >= _SURELY)

    @property
    def sure_documents(self) -> tuple[str, ...]:
        """Documents that the question surely asks about, in the corpus's order."""
        return tuple(id_ for id_, surely in self.documents.items() if surely >= _SURELY)

    def is_plan_asked_about(self, document: DocumentInfo) -> bool:
        """Whether it is a plan that the question itself names, by kind or year."""
        named = self.documents.get(document.id, 0.0) == 1.0
        return named and document_nature(document) is Nature.PLAN


class QuestionReader:
    """Knows a corpus's documents, section numbers and names, and reads questions by them."""

    def __init__(
        self,
        documents: Iterable[DocumentInfo],
        passages: Iterable[Passage],
        count: Callable[[str], int],
    ) -> None:
        """``count``: how often public Swedish has a word form, to know a fault from a word."""
        self._documents = tuple(documents)
        texts, numbers = [], set()
        for passage in passages:
            texts.append(passage.text)
            numbers.add(passage.section.number)
        self._years = frozenset(info.year for info in self._documents)
        self._sections = frozenset(numbers)
        self._phrases = YearPhrases(texts)
        self._names: Names = learn_names(texts)
        self._spelling = Spelling(texts, count)

    @property
    def names(self) -> Names:
        """The names that the corpus has taught."""
        return self._names

    def read(self, question: str) -> Understanding:
        """Read ``question``; any text is fine."""
        mentions = read_year_mentions(question, self._years, self._phrases)
        selecting = [m for m in mentions if m.role is YearRole.SELECTS]
        content = [m for m in mentions if m.role is YearRole.CONTENT]
        years = {m.year: 1.0 if m.certain else 0.7 for m in selecting if m.year in self._years}
        # A date by which something is to be can still be the year of the document that says so.
        years |= {m.year: 0.3 for m in content if m.year in self._years}
        section = read_section_reference(question, self._sections)
        english = is_english(question)
        corrected = self._spelling.correct(question)
        if english:
            corrected = without_own_name(question, (i.organisation for i in self._documents))
        others = self._names.others(corrected)
        numbers = {n for n in _NUMBER.findall(question) if n != section}
        return Understanding(
            question=question,
            corrected=corrected,
            expanded=" ".join((corrected, *(other for _, more in others for other in more))),
            aliases=others,
            english=english,
            years=MappingProxyType(years),
            absent_years=frozenset(m.year for m in selecting if m.year not in self._years),
            absent_document=read_absent_document(question, self._documents),
            documents=MappingProxyType(self._pointed_at(question, years)),
            nature=question_nature(question),
            section=section,
            numbers=frozenset(numbers - {str(m.year) for m in mentions}),
        )

    def _pointed_at(self, question: str, years: Mapping[int, float]) -> dict[str, float]:
        """Documents of the years and kinds named. With both named, both should agree."""
        of_kind = read_document_references(question, self._documents)
        if not years:
            return self._with_outcomes(question, dict.fromkeys(of_kind, 1.0))
        agreeing = {info.year for info in self._documents if info.id in of_kind}
        weights = {}
        for info in self._documents:
            surely = years.get(info.year, 0.0)
            if surely and info.id not in of_kind and info.year in agreeing:
                surely *= 0.25
            if surely:
                weights[info.id] = surely
        return self._with_outcomes(question, weights)

    def _with_outcomes(self, question: str, promised: dict[str, float]) -> dict[str, float]:
        """For a promise and its outcome: what tells of it too.

        Of a plan's promise the follow-ups from its year on; of a follow-up's, all later documents.
        """
        if not asks_promise_and_outcome(question):
            return promised
        named = [info for info in self._documents if promised.get(info.id, 0.0) >= 1.0]
        natures = {document_nature(info) for info in named}
        if natures == {Nature.FOLLOW_UP}:
            last = max(info.year for info in named)
            telling = [info for info in self._documents if info.year > last]
        elif named and Nature.FOLLOW_UP not in natures:
            first = min(info.year for info in named)
            telling = [
                info
                for info in self._documents
                if document_nature(info) is Nature.FOLLOW_UP and info.year >= first
            ]
        else:
            telling = []
        return promised | {info.id: 0.7 for info in telling}

"""Puts questions to a system and judges what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter

from api.answering import Answer, Citation
from evals.evidence import EvidenceIndex
from evals.judgement import (
    Judged,
    JudgedAnswer,
    JudgedCitation,
    JudgedPassage,
    ideal_gains,
)
from evals.question import Question
from evals.systems import System
from ingest import DocumentInfo, Passage

DEPTH = 10
"""Passages that are asked for: no metric looks further down."""

Ask = Callable[[str], Answer]


class Judge:
    """Holds the corpus against which everything is judged."""

    def __init__(self, passages: Sequence[Passage], documents: Mapping[str, DocumentInfo]) -> None:
        self._evidence = EvidenceIndex(passages)
        self._documents = documents

    def searches(self, system: System, questions: Iterable[Question]) -> list[Judged]:
        """Each question put to ``system``, and timed."""
        return [self._search(system, question) for question in questions]

    def answers(self, judged: Iterable[Judged], ask: Ask) -> list[Judged]:
        """The same with each question's answer beside what was retrieved."""
        return [replace(each, answer=self._ask(each.question, ask)) for each in judged]

    def _search(self, system: System, question: Question) -> Judged:
        begun = perf_counter()
        found = system.search(question.text, DEPTH)
        took_ms = (perf_counter() - begun) * 1000
        groups = self._evidence.groups_by_passage(question)
        return Judged(
            question=question,
            retrieved=tuple(self._passage(each, groups) for each in found),
            took_ms=took_ms,
            gold_years=frozenset(self._documents[each].year for each in question.documents),
            ideal_gains=ideal_gains(groups.values()),
        )

    def _ask(self, question: Question, ask: Ask) -> JudgedAnswer:
        begun = perf_counter()
        answer = ask(question.text)
        took_ms = (perf_counter() - begun) * 1000
        groups = self._evidence.groups_by_passage(question)
        return JudgedAnswer(
            answered=answer.answered,
            text=answer.text,
            citations=tuple(self._citation(each, groups) for each in answer.citations),
            took_ms=took_ms,
        )

    def _citation(self, citation: Citation, groups: Mapping[str, frozenset[int]]) -> JudgedCitation:
        passage = self._passage(citation.hit.passage, groups)
        return JudgedCitation(
            number=citation.number,
            quote=citation.quote,
            passage=passage,
            verbatim=bool(citation.quote) and citation.quote in passage.text,
        )

    def _passage(self, passage: Passage, groups: Mapping[str, frozenset[int]]) -> JudgedPassage:
        return JudgedPassage(
            passage_id=passage.id,
            document=passage.document_id,
            year=self._documents[passage.document_id].year,
            section=passage.section.number,
            text=passage.text,
            groups=groups.get(passage.id, frozenset()),
        )

"""Passages ranked for a question: two looks, and room for every document asked about.

The first look fuses the arms over all passages; the second reranks the best of them by what
the question asks for, with a cross-encoder's opinion if one was named. A question about several
documents ("2018 till 2022", promise and outcome) gets the best of each before the second best
of one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from index.bm25_index import Bm25Index
from index.fusion import ArmScores, fuse, higher
from index.hybrid_index import HybridIndex
from index.question import Nature, QuestionReader, Understanding, document_nature
from index.ranking import Ranking, Rows, Scores, best
from index.reranking import Candidate, Reranker
from index.reranking.features import (
    FEATURES,
    Features,
    QuestionTerms,
    feature_vector,
    section_match,
)
from index.reranking.passage_profile import PassageProfile, profile, squash
from index.searchable_text import searchable_text
from ingest.document import DocumentInfo
from ingest.language.lexicon import word_count
from ingest.passage import Passage

# Passages that get the second look. Doubling it changes no figure on our questions.
_SECOND_LOOK = 60
# Before the second look, a document pointed at counts this much, and a section asked for this.
_POINTED_BONUS = 0.3
_SECTION_BONUS = 1.0
# How much less likely than the best a document's passage may be and still be lifted up.
_LIFT_SHARE = 0.2
_REMEMBERED = 512
# Scores of all passages are larger, and asked for again only while one question is answered.
_REMEMBERED_SCORES = 16


class PassageRanker:
    """Ranks by row number. Learns a passage's profile when it is first a candidate."""

    def __init__(
        self,
        passages: Sequence[Passage],
        documents: Mapping[str, DocumentInfo],
        arms: HybridIndex,
        lexical: Bm25Index,
        reranker: Reranker,
    ) -> None:
        self._passages = passages
        self._arms = arms
        self._of_all: Callable[[str], ArmScores] = lru_cache(_REMEMBERED_SCORES)(arms.arm_scores)
        self._lexical = lexical
        self._analyzer = lexical.analyzer
        self._reranker = reranker
        self._documents = documents
        reader = QuestionReader(documents.values(), passages, word_count)
        self.names = reader.names
        # One question is asked after from many places while it is answered.
        self.understand: Callable[[str], Understanding] = lru_cache(_REMEMBERED)(reader.read)
        self._natures: dict[str, Nature | None] = {
            id_: document_nature(info) for id_, info in documents.items()
        }
        self._headings = _headings_of(passages)
        self._profiles: dict[int, PassageProfile] = {}
        self._document_of = tuple(passage.document_id for passage in passages)

    def terms(self, understood: Understanding) -> QuestionTerms:
        """The question's terms, weighted by how much they tell in this corpus."""
        return QuestionTerms.of(understood, self._analyzer.analyze, self._lexical.idf)

    def knows(self, term: str) -> bool:
        """Whether any passage holds the term."""
        return self._lexical.knows(term)

    def documents_with(self, term: str) -> frozenset[str]:
        """The documents that have the term somewhere."""
        return frozenset(self._document_of[row] for row in self._lexical.rows_with(term))

    def arm_scores(self, query: str, among: Rows | None) -> ArmScores:
        """Each row's score in each arm."""
        return self._of_all(query) if among is None else self._arms.arm_scores(query, among)

    def rank(self, question: str, k: int, among: Rows | None) -> Ranking:
        """The ``k`` best rows, scores being probabilities; see ``Index`` for ``among``."""
        understood = self.understand(question)
        rows, features = self.second_look(understood, k, among)
        probabilities = self._reranker.probabilities(features)

        def text_of(place: int) -> str:
            return self._text(int(rows[place]))

        probabilities = self._reranker.second_opinion(understood.corrected, text_of, probabilities)
        ranking = best(rows, probabilities, len(rows))
        return _lift_documents(ranking, self._document_of, understood, k)

    def second_look(
        self, understood: Understanding, k: int = 10, among: Rows | None = None
    ) -> tuple[Rows, Features]:
        """The rows that are looked at twice, and their features, shape (rows, features)."""
        arms = self._scores(understood, among)
        fused = fuse(arms, self._arms.weights)
        asked = self._section_matches(understood)
        first_look = fused + _POINTED_BONUS * self._pointed(understood) + _SECTION_BONUS * asked
        found = arms.rows[(fused[arms.rows] > 0) | (asked[arms.rows] > 0)]
        rows = best(found, first_look[found], max(_SECOND_LOOK, 2 * k)).rows
        terms = self.terms(understood)
        best_fused = float(fused.max(initial=0.0))
        features = [
            feature_vector(self._candidate(row, arms, fused, best_fused), understood, terms)
            for row in rows
        ]
        return rows, np.stack(features) if features else np.zeros((0, len(FEATURES)))

    def _text(self, row: int) -> str:
        passage = self._passages[row]
        return searchable_text(self._documents[passage.document_id], passage).whole

    def _section_matches(self, understood: Understanding) -> Scores:
        numbers = (passage.section.number for passage in self._passages)
        return np.array([section_match(n, understood.section) for n in numbers], np.float32)

    def _scores(self, understood: Understanding, among: Rows | None) -> ArmScores:
        """Of the question as asked or with the corpus's own names added, whichever is higher.

        Of an English one only the latter, which leaves out the body's name.
        """
        if understood.english:
            return self.arm_scores(understood.expanded, among)
        asked = self.arm_scores(understood.question, among)
        if understood.expanded == understood.question:
            return asked
        return higher(asked, self.arm_scores(understood.expanded, among))

    def _pointed(self, understood: Understanding) -> Scores:
        weights = [understood.documents.get(p.document_id, 0.0) for p in self._passages]
        return np.array(weights, np.float32)

    def _candidate(self, row: int, arms: ArmScores, fused: Scores, best_fused: float) -> Candidate:
        passage = self._passages[row]
        if row not in self._profiles:
            headings = self._headings.get(passage.document_id, frozenset())
            self._profiles[row] = profile(passage, self._analyzer, headings)
        return Candidate(
            passage=passage,
            profile=self._profiles[row],
            nature=self._natures[passage.document_id],
            lexical=float(arms.lexical[row]),
            ngrams=float(arms.ngrams[row]),
            dense=float(arms.dense[row]),
            late=0.0 if arms.late is None else float(arms.late[row]),
            fused=float(fused[row]),
            best_fused=best_fused,
        )


def _lift_documents(
    ranking: Ranking, document_of: Sequence[str], understood: Understanding, k: int
) -> Ranking:
    """Give each document surely asked about its best passage early, if it has a likely one."""
    wanted = set(understood.sure_documents)
    if len(wanted) < 2 or not len(ranking):
        return Ranking(ranking.rows[:k], ranking.scores[:k])
    floor = _LIFT_SHARE * float(ranking.scores[0])
    firsts: list[int] = []
    for position, row in enumerate(ranking.rows):
        if document_of[row] in wanted and ranking.scores[position] >= floor:
            wanted.discard(document_of[row])
            firsts.append(position)
    lifted = set(firsts)
    order = [*firsts, *(i for i in range(len(ranking)) if i not in lifted)][:k]
    # What stands below a passage scores no more than it, or sorting would undo the lift.
    scores = np.minimum.accumulate(ranking.scores[order])
    return Ranking(ranking.rows[order], scores)


def _headings_of(passages: Sequence[Passage]) -> dict[str, frozenset[str]]:
    """Document → its headings, letters and digits only."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        headings = found.setdefault(passage.document_id, set())
        headings.update(map(squash, passage.headings))
    return {id_: frozenset(headings) for id_, headings in found.items()}

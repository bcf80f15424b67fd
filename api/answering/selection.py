"""Which sentences of the passages found answer the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from api.answering.answer_type import AnswerType, has_answer_form
from api.answering.sentence import Sentence, sentences_of
from index import Hit, SearchEngine

# What makes a sentence the answer. Chosen on the open half of our questions, where each may
# move by a third without a change of more than a point in fact accuracy.
_COVERAGE = 1.0
_LIKENESS = 0.6
_PASSAGE = 1.0
_FORM = 0.25
_NEIGHBOUR = 0.15

MAX_WORDS = 170
"""Room in an answer of 220 words for what leads in to the sentences."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A sentence of a hit with its worth; ``coverage`` is the share of the question in it."""

    hit: Hit
    sentence: Sentence
    worth: float
    coverage: float


class SentenceSelector:
    """Ranks sentences by the question's words in them, their likeness to it and their passage."""

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine

    def rank(self, question: str, kind: AnswerType, hits: Sequence[Hit]) -> list[Selected]:
        """All sentences of ``hits``, best first."""
        candidates = [(hit, s) for hit in hits for s in sentences_of(hit.passage)]
        if not candidates:
            return []
        terms = self._engine.question_terms(question)
        texts = [sentence.text for _, sentence in candidates]
        likeness = self._likeness(question, texts)
        ranked: list[Selected] = []
        for (hit, sentence), like in zip(candidates, likeness, strict=True):
            found = self._engine.analyze(sentence.text)
            coverage = terms.coverage(frozenset(found.words + found.parts))
            worth = (
                _COVERAGE * coverage
                + _LIKENESS * max(0.0, float(like))
                + _PASSAGE * hit.score
                + _FORM * has_answer_form(kind, sentence.text)
            )
            ranked.append(Selected(hit, sentence, worth, coverage))
        return sorted(ranked, key=lambda s: (-s.worth, s.hit.rank, s.sentence.start))

    def _likeness(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        encoder = self._engine.sentence_encoder
        query = encoder.encode_queries([question])[0]
        return [float(v) for v in np.asarray(encoder.encode_passages(texts)) @ query]


def select(ranked: Sequence[Selected], most: int, share: float = 0.72) -> list[Selected]:
    """The best sentence and up to ``most - 1`` others nearly as good, in reading order.

    A sentence beside one already chosen is easier to read on to, and is chosen sooner. None
    is said twice.
    """
    chosen: list[Selected] = []
    words = 0
    for candidate in ranked:
        if len(chosen) == most:
            break
        bonus = _NEIGHBOUR if any(_beside(candidate, other) for other in chosen) else 0.0
        if chosen and candidate.worth + bonus < share * ranked[0].worth:
            continue
        length = len(candidate.sentence.text.split())
        if chosen and words + length > MAX_WORDS:
            continue
        if any(_same(candidate, other) for other in chosen):
            continue
        chosen.append(candidate)
        words += length
    order = {id(c.hit): i for i, c in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda c: (order[id(c.hit)], c.sentence.start))


def _beside(one: Selected, other: Selected) -> bool:
    if one.hit.passage.id != other.hit.passage.id:
        return False
    gap = max(one.sentence.start - other.sentence.end, other.sentence.start - one.sentence.end)
    return gap <= 2


def _same(one: Selected, other: Selected) -> bool:
    first, second = (
        "".join(c for c in s.sentence.text.lower() if c.isalnum()) for s in (one, other)
    )
    return first in second or second in first

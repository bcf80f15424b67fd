"""Sentences are read with the question where it is in doubt, and what is said of them counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from api.answering import Answerer, RefusalModel
from api.answering.decision_forest import constant
from api.answering.finding import Finder
from api.answering.verdict import VERDICT_SIGNS, reordered, verdict_signs, verdicts_on
from index import Filters, SearchEngine

QUESTION = "Vad hände med simhallen?"


class Liking:
    """Finds that texts with a word answer, and remembers what it has read."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.read: list[str] = []

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        assert question
        self.read += texts
        return np.array([20.0 if self._word in text else -20.0 for text in texts])


def doubting(*, doubt: bool) -> RefusalModel:
    """Answers everything; reads the sentences or never does."""
    return RefusalModel(constant(0.5), constant(0.9), (0.4, 0.6) if doubt else (0.8, 0.9), 0.1)


@pytest.mark.parametrize("doubt", [True, False])
def test_sentences_are_read_only_in_doubt(sjovalla: SearchEngine, doubt: bool) -> None:
    verifier = Liking("simhall")
    Answerer(sjovalla, doubting(doubt=doubt), verifier).ask(QUESTION)
    assert bool(verifier.read) == doubt


def test_a_sentence_is_read_under_its_document_and_headings(sjovalla: SearchEngine) -> None:
    verifier = Liking("")
    answerer = Answerer(sjovalla, doubting(doubt=True), verifier)
    first = Finder(sjovalla).find(QUESTION, Filters()).ranked[0]
    answerer.ask(QUESTION)
    assert first.sentence.text in verifier.read[0]
    assert verifier.read[0].startswith(first.hit.document.title)
    assert first.hit.passage.section.title in verifier.read[0]


def test_a_row_is_read_with_its_columns(norrvik: SearchEngine) -> None:
    verifier = Liking("")
    answerer = Answerer(norrvik, doubting(doubt=True), verifier)
    answerer.ask("vad kostar ny helikopterplatta i Norrvik?")
    row = "Belopp i tkr | Total budget | 2022 | 2023: Ny helikopterplatta i Norrvik | 41 300"
    assert any(row in text for text in verifier.read)


def test_what_answers_comes_before_what_is_only_near(sjovalla: SearchEngine) -> None:
    ranked = Finder(sjovalla).find(QUESTION, Filters()).ranked
    liked = next(s for s in ranked[1:6] if s.sentence.text != ranked[0].sentence.text)
    verifier = Liking(liked.sentence.text)
    order = reordered(ranked, verdicts_on(verifier, QUESTION, ranked))
    assert order[0].sentence == liked.sentence
    assert {s.sentence for s in order} == {s.sentence for s in ranked}
    worths = [said.worth for said in order]
    assert sorted(worths, reverse=True) == worths


def test_verdicts_alike_change_no_order(sjovalla: SearchEngine) -> None:
    ranked = Finder(sjovalla).find(QUESTION, Filters()).ranked
    same = np.full(min(6, len(ranked)), -3.0)
    assert [s.sentence for s in reordered(ranked, same)] == [s.sentence for s in ranked]


def test_nothing_found_is_nothing_read() -> None:
    assert reordered([], np.zeros(0)) == []
    assert verdict_signs(np.zeros(0)).tolist() == [0.0] * len(VERDICT_SIGNS)
    assert verdict_signs(np.array([1.0, 3.0, -2.0])).tolist() == [1.0, 3.0]

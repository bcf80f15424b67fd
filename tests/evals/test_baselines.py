"""The plain searches, scored by hand."""

from __future__ import annotations

from math import log

import pytest

from evals.systems.baselines import Bm25, NgramTfIdf, baseline_systems
from ingest import DocumentInfo
from tests.evals.making import passage


def test_bm25_by_hand() -> None:
    """Three texts of two words: length / average is 1, so tf 1 weighs 2.2 / (1 + 1.2) = 1 and
    the score is the idf, ln(1 + (3 − n + ½) / (n + ½)): ln 2.667 for "bro", ln 1.6 for "buss"."""
    ranker = Bm25(["buss bro", "buss hav", "skog hav"])
    assert ranker.scores("Bro, buss!") == pytest.approx([log(8 / 3) + log(1.6), log(1.6), 0])


def test_bm25_marks_down_long_texts() -> None:
    """tf 1 in a text twice the average of 2: 2.2 / (1 + 1.2 · (0.25 + 0.75 · 4 / 2.5))."""
    scores = Bm25(["buss", "buss bro hav skog"]).scores("buss")
    idf = log(1 + 0.5 / 2.5)
    assert scores[0] == pytest.approx(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1 / 2.5)))
    assert scores[1] == pytest.approx(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 4 / 2.5)))


def test_ngrams_are_a_cosine() -> None:
    ranker = NgramTfIdf(["buss", "bro"])
    assert ranker.scores("buss") == pytest.approx([1, 0])
    assert 0 < ranker.scores("bus")[0] < 1
    assert ranker.scores("x") == pytest.approx([0, 0])


def test_a_title_and_a_heading_are_searched_and_nothing_found_is_nothing() -> None:
    info = DocumentInfo("plan", "Trafikplan", "plan", 2021, "Region")
    words, ngrams = baseline_systems(
        [passage("Text."), passage("Mer.", "plan/1/2")], {"plan": info}
    )
    assert [each.id for each in words.search("trafikplan", 1)] == ["plan/1/1"]
    assert words.search("zebra", 10) == []
    assert [each.id for each in ngrams.search("text", 10)] == ["plan/1/1"]

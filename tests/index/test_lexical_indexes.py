"""BM25 against the library that built it, n-grams against cosines worked out afresh."""

from __future__ import annotations

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import bm25_index, character_ngrams
from index.bm25_index import Bm25Index
from index.character_ngrams import CharacterNgramIndex, fold, ngrams
from index.compounds import CompoundSplitter
from index.index_settings import LexicalSettings
from index.ranking import Rows
from index.searchable_text import SearchableText
from index.swedish_analysis import SwedishAnalyzer
from ingest.language.lexicon import word_counts

ANALYZER = SwedishAnalyzer(CompoundSplitter(word_counts()))
SETTINGS = LexicalSettings()
TEXTS = [
    "Destruktionsanläggning för lustgas ska utredas.",
    "Vårdplatserna på sjukhuset i Halmstad blir fler.",
    "Vårdplatser i Varberg.",
    "Årsbudgeten är 78,2 miljoner kronor.",
]


def bm25(texts: list[str], headings: list[str] | None = None) -> Bm25Index:
    searchable = [
        SearchableText(text, heading)
        for text, heading in zip(texts, headings or [""] * len(texts), strict=True)
    ]
    terms = bm25_index.passage_terms(searchable, ANALYZER, SETTINGS)
    return Bm25Index(bm25_index.build_matrix(terms, SETTINGS.k1, SETTINGS.b), ANALYZER, SETTINGS)


def ngram_index(texts: list[str]) -> CharacterNgramIndex:
    return CharacterNgramIndex(character_ngrams.build_matrix([SearchableText(t) for t in texts]))


def test_impacts_sum_to_the_scores_of_the_library() -> None:
    terms = [["plan", "region", "plan"], ["region"], ["budget", "plan"], []]
    matrix = bm25_index.build_matrix(terms, k1=1.2, b=0.5)
    library = bm25s.BM25(k1=1.2, b=0.5, method="lucene")
    library.index(terms, show_progress=False)
    for query in (["plan"], ["region", "budget"], ["plan", "region", "budget"]):
        np.testing.assert_allclose(
            matrix.scores(dict.fromkeys(query, 1.0)), library.get_scores(query), rtol=1e-5
        )


def test_compound_and_phrase_meet_both_ways() -> None:
    assert bm25(TEXTS).search("lustgasdestruktion", 1).rows.tolist() == [0]
    written = [*TEXTS[1:], "Lustgasdestruktion planeras."]
    found = bm25(written).search("destruktionsanläggning för lustgas", 1)
    assert found.rows.tolist() == [3]
    assert found.scores[0] > 0


def test_a_score_is_the_share_of_what_was_asked() -> None:
    index = bm25(TEXTS)
    whole = index.search("vårdplatser varberg", 1)
    half = index.search("vårdplatser varberg xylofonorkester kvantgravitation", 1)
    assert whole.rows[0] == half.rows[0] == 2
    assert 0 < half.scores[0] < whole.scores[0] <= 1


def test_a_heading_counts_more_than_the_text() -> None:
    index = bm25(["budget", "text"], ["rubrik", "budget"])
    assert index.search("budget", 1).rows.tolist() == [1]


@pytest.mark.parametrize("build", [bm25, ngram_index])
def test_filter_and_nothing_found(build: type) -> None:
    index = build(TEXTS)
    among: Rows = np.array([1, 3], dtype=np.int64)
    assert sorted(index.search("lustgas", 10, among).rows) == [1, 3]
    assert len(index.search("lustgas", 10, np.empty(0, np.int64))) == 0
    assert index.search("", 2).scores.tolist() == [0, 0]
    assert index.search("", 2).rows.tolist() == [0, 1]
    assert len(build([]).search("lustgas", 5)) == 0
    assert build(["", "..."]).search("lustgas", 5).scores.tolist() == [0, 0]


@pytest.mark.parametrize("typed", ["vardplatser varberg", "Vårplatser Varbreg", "vårdpltser"])
def test_ngrams_forgive_typing(typed: str) -> None:
    assert ngram_index(TEXTS).search(typed, 1).rows[0] in (1, 2)
    assert ngram_index(TEXTS).search("arsbudgten", 1).rows.tolist() == [3]


def test_ngrams_of_a_word_by_hand() -> None:
    assert sorted(ngrams("År")) == [" ar", " ar ", "ar "]
    assert dict(ngrams("Vård")) == dict.fromkeys(
        [" va", "var", "ard", "rd ", " var", "vard", "ard ", " vard", "vard "], 1
    )
    assert fold("räksmörgås") == "raksmorgas"


def test_ngram_scores_are_cosines() -> None:
    index = ngram_index(TEXTS)
    for row, text in enumerate(TEXTS):
        ranking = index.search(text, 1)
        assert ranking.rows[0] == row
        assert ranking.scores[0] == pytest.approx(1, abs=1e-5)


@given(st.text(max_size=100))
def test_scores_are_within_bounds_for_any_question(query: str) -> None:
    for index in (BM25, NGRAMS):
        scores = index.search(query, 10).scores
        assert len(scores) == len(TEXTS)
        assert np.all((scores >= 0) & (scores <= 1 + 1e-5))


BM25, NGRAMS = bm25(TEXTS), ngram_index(TEXTS)

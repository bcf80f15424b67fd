"""Search by character n-grams within words: forgives typing faults and missing å, ä and ö.

Here, and only here, letters are folded (å → a, é → e): a question typed "larare" shares all its
n-grams with "lärare", while the other arms still keep "far" apart from "får".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.impact_matrix import ImpactMatrix, from_entries
from index.ranking import Ranking, Rows, best
from index.searchable_text import SearchableText
from index.stop_words import STOP_WORDS
from index.swedish_analysis import normalize

_LENGTHS = (3, 4, 5)
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")


def ngrams(text: str) -> Counter[str]:
    """The 3- to 5-grams of each word of ``text``, spaces at its ends: "år" → " ar", "ar ", …"""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(normalize(text)):
        if word not in STOP_WORDS:
            counts.update(_word_ngrams(word))
    return counts


@lru_cache(maxsize=50_000)
def _word_ngrams(word: str) -> tuple[str, ...]:
    """Remembered, as a text's words are few and come back often."""
    padded = f" {fold(word)} "
    if len(padded) <= _LENGTHS[0]:
        return (padded,)
    return tuple(
        padded[i : i + length] for length in _LENGTHS for i in range(len(padded) - length + 1)
    )


def fold(word: str) -> str:
    """``word`` without marks on its letters."""
    return _MARKS.sub("", unicodedata.normalize("NFD", word))


def build_matrix(texts: Sequence[SearchableText]) -> ImpactMatrix:
    """Unit rows of (1 + ln tf) × idf, with idf = 1 + ln((1 + N) / (1 + n)).

    Sub-linear tf-idf as in Manning, Raghavan & Schütze, Introduction to Information Retrieval,
    2008, section 6.4, with scikit-learn's smoothed idf.
    """
    counted = [ngrams(text.whole) for text in texts]
    vocabulary = sorted(set().union(*counted))
    column_of = {gram: column for column, gram in enumerate(vocabulary)}
    rows = np.repeat(np.arange(len(texts)), [len(counts) for counts in counted]).astype(np.int64)
    columns = np.array([column_of[gram] for counts in counted for gram in counts], dtype=np.int64)
    times = np.array([n for counts in counted for n in counts.values()], dtype=np.float64)
    found_in = np.bincount(columns, minlength=len(vocabulary))
    weights = (1 + np.log(times)) * idf(found_in, len(texts))[columns]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
    impacts = (weights / lengths[rows]).astype(np.float32)
    return from_entries(vocabulary, columns, rows, impacts, len(texts))


def idf(found_in: np.ndarray, row_count: int) -> np.ndarray:
    """Inverse document frequency of n-grams that stand in ``found_in`` of ``row_count`` rows."""
    return 1 + np.log((1 + row_count) / (1 + found_in))


class CharacterNgramIndex:
    """Cosine similarity of tf-idf weighted character n-grams: scores from 0 to 1."""

    def __init__(self, matrix: ImpactMatrix) -> None:
        self._matrix = matrix
        weights = idf(matrix.row_frequencies(), matrix.row_count)
        self._idf = dict(zip(matrix.columns, weights.tolist(), strict=True))

    def __len__(self) -> int:
        return self._matrix.row_count

    def search(self, query: str, k: int, among: Rows | None = None) -> Ranking:
        """See ``Index``. Rows without any of the question's n-grams come last, with score 0."""
        counts = ngrams(query)
        rare = float(idf(np.zeros(1), len(self))[0])  # an n-gram that no row has
        weights = {
            gram: (1 + float(np.log(times))) * self._idf.get(gram, rare)
            for gram, times in counts.items()
        }
        length = np.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        rows = np.arange(len(self), dtype=np.int64) if among is None else among
        return best(rows, (self._matrix.scores(weights) / np.float32(length))[rows], k)

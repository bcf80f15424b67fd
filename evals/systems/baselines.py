"""The plain searches that anyone could set up in an afternoon: what the product must beat.

They see the same passages, each with the title of its document and its headings. Words are as
written: no stemming, no splitting of compounds, nothing learnt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

import numpy as np

from evals.systems.system import System
from ingest import DocumentInfo, Passage

_WORD = re.compile(r"\w+")


def baseline_systems(
    passages: Sequence[Passage], documents: Mapping[str, DocumentInfo]
) -> tuple[System, ...]:
    """BM25 over words, and cosine of tf-idf over character n-grams."""
    texts = [
        " ".join((documents[each.document_id].title, *each.section.path, each.text))
        for each in passages
    ]
    bm25, ngrams = Bm25(texts), NgramTfIdf(texts)

    def search(ranker: Bm25 | NgramTfIdf, query: str, k: int) -> list[Passage]:
        scores = ranker.scores(query)
        order = np.argsort(-scores, kind="stable")[:k]
        return [passages[row] for row in order if scores[row] > 0]

    return (
        System("bm25", "Vanlig ordsökning (BM25)", lambda query, k: search(bm25, query, k)),
        System("ngram_tfidf", "Bokstavsföljder (tf-idf)", lambda q, k: search(ngrams, q, k)),
    )


class Bm25:
    """Σ idf(t) · tf·(k₁+1) / (tf + k₁·(1 − b + b·length/average)), with Lucene's idf.

    Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009);
    k₁ = 1.2 and b = 0.75 as in Lucene and Elasticsearch.
    """

    K1 = 1.2
    B = 0.75

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_words(text)) for text in texts]
        lengths = [each.total() for each in counts]
        average = sum(lengths) / max(1, len(lengths)) or 1.0
        self._rows = len(texts)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for row, (terms, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = self.K1 * (1 - self.B + self.B * length / average)
            for term, tf in terms.items():
                self._postings[term].append((row, tf * (self.K1 + 1) / (tf + norm)))

    def scores(self, query: str) -> np.typing.NDArray[np.float64]:
        """One score a text, in order."""
        scores = np.zeros(self._rows)
        for term in _words(query):
            found = self._postings.get(term, ())
            idf = log(1 + (self._rows - len(found) + 0.5) / (len(found) + 0.5))
            for row, weight in found:
                scores[row] += idf * weight
        return scores


class NgramTfIdf:
    """Cosine of (1 + ln tf)·idf over the 3- to 5-grams of letters inside words.

    After McNamee & Mayfield, "Character N-Gram Tokenization for European Language Text
    Retrieval" (2004); idf = ln((1 + N) / (1 + df)) + 1, as scikit-learn smooths it.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_ngrams(text)) for text in texts]
        frequencies = Counter(gram for each in counts for gram in each)
        self._rows = len(texts)
        self._idf = {
            gram: log((1 + self._rows) / (1 + count)) + 1 for gram, count in frequencies.items()
        }
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for row, grams in enumerate(counts):
            for gram, weight in self._vector(grams).items():
                self._postings[gram].append((row, weight))

    def scores(self, query: str) -> np.typing.NDArray[np.float64]:
        """One score a text, in order."""
        scores = np.zeros(self._rows)
        for gram, weight in self._vector(Counter(_ngrams(query))).items():
            for row, other in self._postings[gram]:
                scores[row] += weight * other
        return scores

    def _vector(self, grams: Counter[str]) -> dict[str, float]:
        weights = {
            gram: (1 + log(count)) * self._idf[gram]
            for gram, count in grams.items()
            if gram in self._idf
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _ngrams(text: str) -> Iterator[str]:
    for word in _words(text):
        padded = f" {word} "
        for length in (3, 4, 5):
            for start in range(len(padded) - length + 1):
                yield padded[start : start + length]

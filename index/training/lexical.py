"""The lexical rankings that every model is measured against and summed with."""

from __future__ import annotations

import re
from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt
import snowballstemmer
from sklearn.feature_extraction.text import TfidfVectorizer

Scores = npt.NDArray[np.float32]

_WORD = re.compile(r"\w+")

#: Function words of Swedish (the Snowball project's list and a few of the questions').
_STOP_WORDS = """
och det att i en jag hon som han på den med var sig för så till är men ett om hade de av
icke mig du henne då sin nu har inte hans honom skulle hennes där min man ej vid kunde något
från ut när efter upp vi dem vara vad över än dig kan sina här ha mot alla under någon eller
allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss din dessa
några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje
vilka ditt vem vilket sitta sådana vart dina vars vårt våra ert era vilkas ska finns
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def bm25_scores(queries: Sequence[str], passages: Sequence[str]) -> Scores:
    """BM25 over Snowball stems, stop words removed: (queries, passages)."""
    stem = snowballstemmer.stemmer("swedish").stemWord
    cache: dict[str, str] = {}

    def tokens(text: str) -> list[str]:
        words = (word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS)
        return [cache.setdefault(word, stem(word)) for word in words]

    ranker = bm25s.BM25()
    ranker.index([tokens(passage) for passage in passages], show_progress=False)
    known = ranker.vocab_dict
    rows = []
    for query in queries:
        kept = [token for token in tokens(query) if token in known]
        rows.append(ranker.get_scores(kept) if kept else np.zeros(len(passages), np.float32))
    return np.asarray(rows, dtype=np.float32)


def character_scores(queries: Sequence[str], passages: Sequence[str]) -> Scores:
    """Cosine of tf-idf over character 3–6-grams within words: (queries, passages)."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 6), sublinear_tf=True)
    matrix = vectorizer.fit_transform(passages)
    product = vectorizer.transform(queries) @ matrix.T
    return np.asarray(product.todense(), dtype=np.float32)


def standardise(scores: Scores) -> Scores:
    """Each query's scores with mean 0 and deviation 1, so that rankings can be summed."""
    centred = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / (scores.std(axis=1, keepdims=True) + 1e-9), dtype=np.float32)

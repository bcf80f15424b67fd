"""Free text over the ledger's commitments: the same three arms as over passages."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence

from index import bm25_index, character_ngrams
from index.bm25_index import Bm25Index
from index.character_ngrams import CharacterNgramIndex
from index.encoding import Encoder
from index.faiss_index import FaissIndex
from index.fusion import fuse
from index.hybrid_index import HybridIndex
from index.index_settings import LexicalSettings
from index.searchable_text import SearchableText
from index.swedish_analysis import SwedishAnalyzer
from ingest.ledger import CommitmentEntry

_LEAST = 0.3
"""Of the best hit's score: what lies below is no hit but a likeness."""
# In a list that is filtered, what has none of the words must not stand among what has. So an
# entry needs a good part of the question's words, of its letters in order, or of its meaning.
_LEAST_WORDS = 0.15
_LEAST_NGRAMS = 0.35
_LEAST_MEANING = 0.45
_NAMED, _NAMED_IN_DETAIL = 0.9, 0.6
"""Scores of an entry that has another name of what is asked for, in its text or its detail."""


class EntrySearch:
    """Finds commitments by their words, their comments and their focus area.

    The index is made at the first question: who only reads lists never waits for it.
    """

    def __init__(
        self,
        entries: Sequence[CommitmentEntry],
        encoder: Encoder,
        analyzer: SwedishAnalyzer,
        settings: LexicalSettings,
    ) -> None:
        self._entries = tuple(entries)
        self._encoder = encoder
        self._analyzer = analyzer
        self._settings = settings
        self._index: HybridIndex | None = None
        self._lock = threading.Lock()

    def scores(self, query: str, names: re.Pattern[str] | None = None) -> dict[str, float]:
        """Id → score of the commitments found; ``names`` finds other names of what is asked."""
        index = self._built()
        arms = index.arm_scores(query)
        fused = fuse(arms, index.weights)
        has = (
            (arms.lexical >= _LEAST_WORDS)
            | (arms.ngrams >= _LEAST_NGRAMS)
            | (arms.dense >= _LEAST_MEANING)
        )
        least = _LEAST * float(fused[has].max(initial=0.0))
        found = {
            entry.id: float(score)
            for entry, score, has_it in zip(self._entries, fused, has, strict=True)
            if has_it and score >= least
        }
        if names is not None:
            for entry in self._entries:
                if names.search(entry.text):
                    found[entry.id] = max(found.get(entry.id, 0.0), _NAMED)
                elif names.search(f"{entry.comment}\n{entry.description}"):
                    found[entry.id] = max(found.get(entry.id, 0.0), _NAMED_IN_DETAIL)
        return found

    def _built(self) -> HybridIndex:
        with self._lock:
            if self._index is None:
                self._index = self._build()
            return self._index

    def _build(self) -> HybridIndex:
        texts = [
            SearchableText(
                body="\n".join(part for part in (e.text, e.comment, e.description) if part),
                heading=e.focus_area,
            )
            for e in self._entries
        ]
        terms = bm25_index.passage_terms(texts, self._analyzer, self._settings)
        matrix = bm25_index.build_matrix(terms, self._settings.k1, self._settings.b)
        return HybridIndex(
            lexical=Bm25Index(matrix, self._analyzer, self._settings),
            ngrams=CharacterNgramIndex(character_ngrams.build_matrix(texts)),
            dense=FaissIndex(self._encoder.encode_queries([e.text for e in self._entries])),
            encoder=self._encoder,
        )

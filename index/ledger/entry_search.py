"""Free text over the ledger's commitments: the same three arms as over passages."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from index import bm25_index, character_ngrams
from index.bm25_index import Bm25Index
from index.character_ngrams import CharacterNgramIndex
from index.encoding import Encoder
from index.faiss_index import FaissIndex
from index.hybrid_index import HybridIndex
from index.index_settings import LexicalSettings
from index.searchable_text import SearchableText
from index.swedish_analysis import SwedishAnalyzer
from ingest.ledger import CommitmentEntry

_LEAST = 0.3
"""Of the best hit's score: what lies below is no hit but a likeness."""
_FLOOR = 0.12
"""A best hit below this has next to nothing of the question."""


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

    def scores(self, query: str) -> dict[str, float]:
        """Id → score of the commitments found, best first."""
        ranking = self._built().search(query, len(self._entries))
        if not len(ranking.rows) or ranking.scores[0] < _FLOOR:
            return {}
        return {
            self._entries[row].id: float(score)
            for row, score in zip(ranking.rows, ranking.scores, strict=True)
            if score >= _LEAST * ranking.scores[0]
        }

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

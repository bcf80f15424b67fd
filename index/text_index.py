"""The same search over plain texts, for anyone who wants to try the model on their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index import bm25_index, character_ngrams
from index.bm25_index import Bm25Index
from index.character_ngrams import CharacterNgramIndex
from index.compounds import CompoundSplitter, splitting_lexicon
from index.encoding import Embedded, Encoder, embed_passages, token_dimension
from index.faiss_index import FaissIndex
from index.fusion import Mode
from index.hybrid_index import HybridIndex
from index.index_settings import LexicalSettings
from index.late_interaction_index import (
    LateInteractionIndex,
    stacked_tokens,
    stored_tokens,
)
from index.searchable_text import SearchableText
from index.swedish_analysis import SwedishAnalyzer
from ingest.language.lexicon import word_counts


@dataclass(frozen=True, slots=True)
class TextHit:
    """A text found: its position among those given, and its score within 0..1."""

    row: int
    score: float
    text: str


class TextIndex:
    """Texts in memory, searched as the passages of a corpus are.

    >>> from index import TextIndex, load_encoder
    >>> texts = ["Regionen tecknade avtal om ett nytt vårdsystem.", "Lustgas ska tas om hand."]
    >>> index = TextIndex.build(texts, load_encoder())
    >>> index.search("lustgasdestruktion", k=1)[0].text
    'Lustgas ska tas om hand.'
    """

    def __init__(self, texts: tuple[str, ...], index: HybridIndex) -> None:
        self._texts = texts
        self._index = index

    @classmethod
    def build(cls, texts: Sequence[str], encoder: Encoder) -> TextIndex:
        """Indexes ``texts``, in any number, none included."""
        settings = LexicalSettings()
        analyzer = SwedishAnalyzer(CompoundSplitter(splitting_lexicon(word_counts())))
        searchable = [SearchableText(text) for text in texts]
        terms = bm25_index.passage_terms(searchable, analyzer, settings)
        embedded = (
            embed_passages(encoder, list(texts))
            if texts
            else Embedded(np.empty((0, encoder.dimension), np.float32), ())
        )
        tokens = stacked_tokens([stored_tokens(one) for one in embedded.tokens])
        index = HybridIndex(
            lexical=Bm25Index(
                bm25_index.build_matrix(terms, settings.k1, settings.b), analyzer, settings
            ),
            ngrams=CharacterNgramIndex(character_ngrams.build_matrix(searchable)),
            dense=FaissIndex(embedded.vectors),
            encoder=encoder,
            late=LateInteractionIndex(tokens) if token_dimension(encoder) else None,
        )
        return cls(tuple(texts), index)

    def search(self, query: str, k: int = 10, mode: Mode = "hybrid") -> tuple[TextHit, ...]:
        """The ``k`` best texts with a score above 0, best first."""
        ranking = self._index.search(query, k, mode=mode)
        return tuple(
            TextHit(int(row), float(score), self._texts[row])
            for row, score in zip(ranking.rows, ranking.scores, strict=True)
        )

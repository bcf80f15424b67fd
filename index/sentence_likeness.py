"""How like a question the sentences of a passage that was found are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol

from index.encoding import Encoder, FloatMatrix, embed_queries
from index.late_interaction_index import LateInteractionIndex, Span
from index.ranking import Scores
from ingest.passage import Passage

_REMEMBERED = 4096


class SentenceLikeness(Protocol):
    """Likenesses of stretches of a passage's text, in their order, about 0..1."""

    def of(self, question: str, row: int, spans: Sequence[Span]) -> Scores: ...


class LikenessByTokens:
    """By late interaction, with the tokens as they were read among the rest of the passage."""

    def __init__(self, encoder: Encoder, index: LateInteractionIndex) -> None:
        self._encoder = encoder
        self._index = index

    def of(self, question: str, row: int, spans: Sequence[Span]) -> Scores:
        (tokens,) = embed_queries(self._encoder, [question]).tokens
        return self._index.scores_within(tokens.vectors, row, spans).clip(0, 1)


class LikenessByVectors:
    """By a quick encoder's vector for each sentence alone; those of the last passages are kept."""

    def __init__(self, encoder: Encoder, passages: Sequence[Passage]) -> None:
        self._encoder = encoder
        self._passages = passages
        self._vectors: Callable[[int, tuple[Span, ...]], FloatMatrix] = lru_cache(_REMEMBERED)(
            self._encode
        )

    def of(self, question: str, row: int, spans: Sequence[Span]) -> Scores:
        query = self._encoder.encode_queries([question])[0]
        likeness: Scores = self._vectors(row, tuple(spans)) @ query
        return likeness.clip(0, 1)

    def _encode(self, row: int, spans: tuple[Span, ...]) -> FloatMatrix:
        text = self._passages[row].text
        return self._encoder.encode_passages([text[start:end] for start, end in spans])

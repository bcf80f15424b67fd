"""An encoder that remembers the last questions.

One question is searched for several times while it is answered: as asked, in each document
that it names, for the signs of a refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.encoding import (
    Embedded,
    Encoder,
    FloatMatrix,
    embed_passages,
    embed_queries,
    token_dimension,
)

_REMEMBERED = 256


class RememberingEncoder:
    """``encoder`` in all but speed."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._query = lru_cache(_REMEMBERED)(self._embed_query)

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        return self._encoder.fingerprint

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    @property
    def max_tokens(self) -> int | None:
        return self._encoder.max_tokens

    @property
    def token_dimension(self) -> int:
        return token_dimension(self._encoder)

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        return self.embed_queries(texts).vectors

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension); passages are not remembered."""
        return self._encoder.encode_passages(texts)

    def embed_queries(self, texts: Sequence[str]) -> Embedded:
        if not texts:
            return embed_queries(self._encoder, texts)
        found = [self._query(text) for text in texts]
        return Embedded(
            np.concatenate([one.vectors for one in found]), tuple(one.tokens[0] for one in found)
        )

    def embed_passages(self, texts: Sequence[str]) -> Embedded:
        return embed_passages(self._encoder, texts)

    def _embed_query(self, text: str) -> Embedded:
        embedded = embed_queries(self._encoder, [text])
        for array in (embedded.vectors, *(tokens.vectors for tokens in embedded.tokens)):
            array.setflags(write=False)
        return embedded

"""An encoder that remembers the last questions.

One question is searched for several times while it is answered: as asked, in each document
that it names, for the signs of a refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.encoding import Encoder, FloatMatrix

_REMEMBERED = 256


class RememberingEncoder:
    """``encoder`` in all but speed."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._query = lru_cache(_REMEMBERED)(self._encode_query)

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

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        if not texts:
            return self._encoder.encode_queries(texts)
        return np.stack([self._query(text) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension); passages are not remembered."""
        return self._encoder.encode_passages(texts)

    def _encode_query(self, text: str) -> FloatMatrix:
        vector: FloatMatrix = self._encoder.encode_queries([text])[0]
        vector.setflags(write=False)
        return vector

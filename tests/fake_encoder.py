"""An encoder whose vectors can be worked out by hand: nothing in it is learnt or drawn."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from index.encoding import Embedded, TokenVectors

_WORD = re.compile(r"\w+")


class FakeEncoder:
    """A hashed bag of words.

    Before scaling to length 1, component d of a text is how many of its lower-cased words w
    have crc32(w in UTF-8) mod dimension = d. So two texts without colliding words have the
    similarity (shared words) / √(words in the one × words in the other), repeats aside.

    ``encoded`` counts the passages that have been encoded.
    """

    def __init__(self, name: str = "fake", dimension: int = 512) -> None:
        self._name = name
        self._dimension = dimension
        self.encoded = 0

    @property
    def name(self) -> str:
        """Tells encoders apart."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Follows from the name."""
        return f"fingerprint of {self._name}"

    @property
    def dimension(self) -> int:
        """Columns of the matrices."""
        return self._dimension

    @property
    def max_tokens(self) -> int | None:
        """Reads everything."""
        return None

    def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit rows, a row of zeros for a text without words."""
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _WORD.findall(text.lower()):
                row[zlib.crc32(word.encode()) % self._dimension] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """As queries, and counted."""
        self.encoded += len(texts)
        return self.encode_queries(texts)


class FakeTokenEncoder(FakeEncoder):
    """The same, and each word as a token of its own: 1 in the column that it counts in.

    So a text's late interaction is the share of the question's words that it holds.
    """

    @property
    def token_dimension(self) -> int:
        """Tokens are as wide as texts."""
        return self.dimension

    def embed_queries(self, texts: Sequence[str]) -> Embedded:
        """All words count the same."""
        tokens = [self._tokens(text) for text in texts]
        shared = [
            replace(t, vectors=t.vectors / np.float32(max(1, len(t.vectors)))) for t in tokens
        ]
        return Embedded(self.encode_queries(texts), tuple(shared))

    def embed_passages(self, texts: Sequence[str]) -> Embedded:
        """Counted, as by ``encode_passages``."""
        return Embedded(self.encode_passages(texts), tuple(self._tokens(text) for text in texts))

    def _tokens(self, text: str) -> TokenVectors:
        words = list(_WORD.finditer(text))
        vectors = self.encode_queries([word.group() for word in words])
        return TokenVectors(vectors, np.array([word.start() for word in words], np.int32))

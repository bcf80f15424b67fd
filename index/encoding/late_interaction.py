"""A text as one vector a token beside the one vector of the whole: late interaction.

A question's every token is held against the passage's tokens, and the best likeness of each
counts (Khattab & Zaharia, "ColBERT", SIGIR 2020). One vector says what a text is about; the
tokens' vectors say which of the question's words are met in it, in whatever wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeGuard

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Encoder, FloatMatrix


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text's tokens in their order."""

    vectors: FloatMatrix
    """(tokens, token dimension): unit rows in a passage; in a question each as long as its share of
    the question, so that the lengths sum to 1."""
    places: npt.NDArray[np.int32]
    """(tokens,): the character that each begins at; -1 for a mark that is not of the text."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """Texts as a model reads them, in the order of the texts."""

    vectors: FloatMatrix
    """Unit rows, (texts, dimension)."""
    tokens: tuple[TokenVectors, ...]
    """None in any text, and 0 wide, where the model gives one vector only."""


class TokenEncoder(Encoder, Protocol):
    """An encoder that may give vectors of tokens too, from the same reading of the text."""

    @property
    def token_dimension(self) -> int:
        """Columns of the tokens' vectors; 0 where the model gives none."""

    def embed_queries(self, texts: Sequence[str]) -> Embedded:
        """What users ask."""

    def embed_passages(self, texts: Sequence[str]) -> Embedded:
        """What is searched."""


def token_dimension(encoder: Encoder) -> int:
    """Columns of the tokens' vectors, 0 for an encoder without them."""
    return encoder.token_dimension if _gives_tokens(encoder) else 0


def embed_queries(encoder: Encoder, texts: Sequence[str]) -> Embedded:
    """By any encoder; without tokens if it gives none."""
    if _gives_tokens(encoder):
        return encoder.embed_queries(texts)
    return _without_tokens(encoder.encode_queries(texts))


def embed_passages(encoder: Encoder, texts: Sequence[str]) -> Embedded:
    """By any encoder; without tokens if it gives none."""
    if _gives_tokens(encoder):
        return encoder.embed_passages(texts)
    return _without_tokens(encoder.encode_passages(texts))


def _gives_tokens(encoder: Encoder) -> TypeGuard[TokenEncoder]:
    # Checking a protocol at run time takes as long as a search.
    return hasattr(encoder, "embed_queries")


def _without_tokens(vectors: FloatMatrix) -> Embedded:
    return Embedded(vectors, tuple(no_tokens(0) for _ in vectors))


def no_tokens(width: int) -> TokenVectors:
    """Of a text without words."""
    return TokenVectors(np.zeros((0, width), np.float32), np.zeros(0, np.int32))

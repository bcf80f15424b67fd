"""Search over the vectors of single tokens: what a question's words meet in a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoding import TokenVectors
from index.ranking import Rows, Scores, Vectors

Span = tuple[int, int]
"""Characters of a passage's text: from, up to."""

# A unit vector's components lie within -1..1. In 64 columns the rounding moves a similarity by
# some thousandths, and the index is a quarter of the size.
_STEPS = np.float32(127)


@dataclass(frozen=True, slots=True)
class StoredTokens:
    """One passage's tokens in eight bits a component."""

    vectors: npt.NDArray[np.int8]
    """(tokens, token dimension)."""
    places: npt.NDArray[np.int32]
    """(tokens,): where in the passage's text each begins; below 0 in what stands above it."""


def stored_tokens(tokens: TokenVectors, above: int = 0) -> StoredTokens:
    """``tokens`` of a passage's text with ``above`` characters of headings before it."""
    places = np.where(tokens.places < 0, -1, tokens.places - above).astype(np.int32)
    return StoredTokens(np.rint(tokens.vectors * _STEPS).astype(np.int8), places)


@dataclass(frozen=True, slots=True)
class PassageTokens:
    """Passage ``i`` has ``starts[i]`` up to ``starts[i + 1]`` of ``vectors`` and ``places``."""

    vectors: npt.NDArray[np.int8]
    """(tokens of all passages, token dimension); (0, 0) if the model gives none."""
    places: npt.NDArray[np.int32]
    """As in ``StoredTokens``."""
    starts: npt.NDArray[np.int64]
    """(passages + 1,)."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, row: int) -> StoredTokens:
        """One passage's tokens."""
        own = slice(self.starts[row], self.starts[row + 1])
        return StoredTokens(self.vectors[own], self.places[own])


def stacked_tokens(passages: Sequence[StoredTokens]) -> PassageTokens:
    """The passages' tokens, in their order."""
    given = [tokens for tokens in passages if len(tokens.vectors)]
    if not given:
        nothing = np.zeros((0, 0), np.int8), np.zeros(0, np.int32)
        return PassageTokens(*nothing, np.zeros(len(passages) + 1, np.int64))
    return PassageTokens(
        np.concatenate([tokens.vectors for tokens in given]),
        np.concatenate([tokens.places for tokens in given]),
        np.cumsum([0, *(len(tokens.vectors) for tokens in passages)], dtype=np.int64),
    )


class LateInteractionIndex:
    """Scores a row by its best likeness to each of the question's tokens, their mean."""

    def __init__(self, tokens: PassageTokens) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def scores(self, query: Vectors, among: Rows) -> Scores:
        """Each row of ``among``, in its order, within -1..1; 0 for one without tokens.

        ``query``: (tokens, token dimension), each as long as it counts, lengths summing to 1.
        """
        starts = self._tokens.starts
        lengths = np.diff(starts)[among]
        found = np.zeros(len(among), np.float32)
        has = lengths > 0
        if not len(query) or not has.any():
            return found
        rows = np.concatenate(
            [self._tokens.vectors[starts[row] : starts[row + 1]] for row in among[has]]
        )
        # One call for all: the best of each passage is the greatest of its stretch of columns.
        likeness = (query / _STEPS) @ rows.astype(np.float32).T
        first = np.cumsum([0, *lengths[has][:-1]])
        found[has] = np.maximum.reduceat(likeness, first, axis=1).sum(axis=0)
        return found

    def scores_within(self, query: Vectors, row: int, spans: Sequence[Span]) -> Scores:
        """Each span of one passage's text as if it were a passage; 0 for one without tokens."""
        tokens = self._tokens.of(row)
        found = np.zeros(len(spans), np.float32)
        if not len(query) or not len(tokens.vectors):
            return found
        likeness = (query / _STEPS) @ tokens.vectors.astype(np.float32).T
        for i, (start, end) in enumerate(spans):
            inside = (tokens.places >= start) & (tokens.places < end)
            found[i] = likeness[:, inside].max(axis=1).sum() if inside.any() else 0.0
        return found

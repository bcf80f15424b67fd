"""Exact search over vectors with NumPy alone: the reference that FAISS is held to."""

from __future__ import annotations

import numpy as np

from index.ranking import Ranking, Rows, Vectors, best


class ExactIndex:
    """Inner products with every row; cosine similarity, as the rows are unit rows."""

    def __init__(self, vectors: Vectors) -> None:
        """``vectors``: (rows, dimension)."""
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, query: Vectors, k: int, among: Rows | None = None) -> Ranking:
        """See ``Index``; ``query`` has shape (dimension,)."""
        rows = np.arange(len(self), dtype=np.int64) if among is None else among
        return best(rows, self._vectors[rows] @ query, k)

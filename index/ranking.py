"""What every index answers with, and the one protocol they all follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
Vectors = npt.NDArray[np.float32]

Query_contra = TypeVar("Query_contra", contravariant=True)

# float32 sums differ in their last bits with the order of summation, which differs between
# libraries and even between equal rows of one product. Scores that agree to this many decimals
# are ties, so that the order never hangs on it.
_TIE_DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Ranking:
    """Rows with their scores, best first, ties by row. Both arrays have the same length."""

    rows: Rows
    scores: Scores

    def __len__(self) -> int:
        return len(self.rows)


class Index(Protocol[Query_contra]):
    """Rows that can be searched; higher scores are better."""

    def __len__(self) -> int: ...

    def search(self, query: Query_contra, k: int, among: Rows | None = None) -> Ranking:
        """The ``k`` best rows, fewer if there are not so many.

        ``among`` holds the row numbers that may be answered, sorted, each once; None allows
        every row, and an empty array none.
        """
        ...


def best(rows: Rows, scores: Scores, k: int) -> Ranking:
    """The ``k`` best of ``rows``, whose scores are ``scores``; ``rows`` need not be sorted."""
    order = np.lexsort((rows, -np.round(scores.astype(np.float64), _TIE_DECIMALS)))[: max(k, 0)]
    return Ranking(rows[order], scores[order])


def empty_ranking() -> Ranking:
    """The ranking of nothing."""
    return Ranking(np.empty(0, np.int64), np.empty(0, np.float32))

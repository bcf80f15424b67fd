"""Precomputed term impacts: what each term adds to the score of each row that has it.

Every lexical score here is a sum over the query's terms of (weight in the query × impact in the
row), with all that depends on the corpus (idf, lengths, normalisation) computed once, at build:
the "eager" scoring of Lù, BM25S, 2024 (arXiv:2407.03618).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.ranking import Scores


@dataclass(frozen=True, slots=True)
class ImpactMatrix:
    """A sparse (rows, terms) matrix, stored by term.

    Term ``t`` has column ``columns[t]`` = c, and its entries are
    ``rows[starts[c]:starts[c + 1]]`` with the impacts beside them; a row stands once a term.
    """

    columns: Mapping[str, int]
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    impacts: npt.NDArray[np.float32]
    row_count: int

    def scores(self, weights: Mapping[str, float]) -> Scores:
        """Σ weight × impact for every row: shape (row_count,). Unknown terms add nothing."""
        total = np.zeros(self.row_count, dtype=np.float32)
        for term, weight in weights.items():
            part = self._part(term)
            total[self.rows[part]] += weight * self.impacts[part]
        return total

    def rows_with(self, term: str) -> npt.NDArray[np.int32]:
        """The rows that have the term; none for an unknown one."""
        return self.rows[self._part(term)]

    def _part(self, term: str) -> slice:
        """Where the term's entries stand, nowhere for an unknown one."""
        column = self.columns.get(term)
        return slice(0) if column is None else slice(self.starts[column], self.starts[column + 1])

    def row_frequencies(self) -> npt.NDArray[np.int64]:
        """In how many rows each term stands: shape (terms,), by column."""
        return np.diff(self.starts)


def from_entries(
    terms: Sequence[str],
    columns: npt.NDArray[np.int64],
    rows: npt.NDArray[np.int64],
    impacts: npt.NDArray[np.float32],
    row_count: int,
) -> ImpactMatrix:
    """The matrix of (row, column, impact) entries, given in any order, each pair once."""
    order = np.lexsort((rows, columns))
    starts = np.zeros(len(terms) + 1, dtype=np.int64)
    np.cumsum(np.bincount(columns, minlength=len(terms)), out=starts[1:])
    return ImpactMatrix(
        columns={term: column for column, term in enumerate(terms)},
        starts=starts,
        rows=rows[order].astype(np.int32),
        impacts=impacts[order].astype(np.float32),
        row_count=row_count,
    )

"""FAISS is held to the exact reference, on random data and on data made to trip it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.exact_index import ExactIndex
from index.faiss_index import FaissIndex
from index.ranking import Ranking, Rows, Vectors

DIMENSION = 4


def unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def assert_same(exact: Ranking, found: Ranking) -> None:
    """Same scores place for place; the same rows, where no neighbour is within rounding."""
    np.testing.assert_allclose(found.scores, exact.scores, atol=1e-5)
    apart = np.abs(np.diff(exact.scores)) > 1e-4
    # The last row may tie with one that was left out, so only those between neighbours count.
    settled = np.r_[True, apart][: len(exact)] & np.r_[apart, False][: len(exact)]
    np.testing.assert_array_equal(found.rows[settled], exact.rows[settled])


# Small whole numbers make ties, zero rows and duplicates common.
matrices = st.integers(1, 40).flatmap(
    lambda n: arrays(np.float32, (n, DIMENSION), elements=st.integers(-2, 2).map(float))
)
vectors = arrays(np.float32, DIMENSION, elements=st.integers(-2, 2).map(float))


@given(matrices, vectors, st.integers(0, 50), st.sets(st.integers(0, 39)) | st.none())
def test_equals_exact_over_ties_zeros_and_filters(
    rows: Vectors, query: Vectors, k: int, allowed: set[int] | None
) -> None:
    rows = unit(rows)
    among = None
    if allowed is not None:
        among = np.array(sorted(row for row in allowed if row < len(rows)), dtype=np.int64)
    exact = ExactIndex(rows).search(unit(query[None])[0], k, among)
    found = FaissIndex(rows).search(unit(query[None])[0], k, among)
    assert_same(exact, found)
    assert len(found) == min(k, len(rows) if among is None else len(among))


@pytest.mark.parametrize("k", [1, 10, 2000, 3000])
def test_equals_exact_over_many_random_rows(k: int) -> None:
    random = np.random.default_rng(7)
    rows = unit(random.normal(size=(2000, 64)).astype(np.float32))
    among = np.flatnonzero(random.random(2000) < 0.3)
    for query in rows[:20]:
        assert_same(ExactIndex(rows).search(query, k), FaissIndex(rows).search(query, k))
        assert_same(
            ExactIndex(rows).search(query, k, among), FaissIndex(rows).search(query, k, among)
        )


def test_of_equal_rows_the_lowest_numbers_come_first() -> None:
    rows = np.tile(unit(np.array([[1, 2, 3, 4]], dtype=np.float32)), (300, 1))
    for index in (ExactIndex(rows), FaissIndex(rows)):
        assert index.search(rows[0], 3).rows.tolist() == [0, 1, 2]
        among: Rows = np.array([5, 17, 200, 299], dtype=np.int64)
        assert index.search(rows[0], 2, among).rows.tolist() == [5, 17]


def test_no_rows_at_all() -> None:
    nothing = np.empty((0, DIMENSION), dtype=np.float32)
    query = np.ones(DIMENSION, dtype=np.float32)
    assert len(ExactIndex(nothing).search(query, 5)) == 0
    assert len(FaissIndex(nothing).search(query, 5)) == 0

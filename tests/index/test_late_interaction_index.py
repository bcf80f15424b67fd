"""Late interaction held against its definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding import TokenVectors, unit_rows
from index.late_interaction_index import LateInteractionIndex, stacked_tokens, stored_tokens

ALL = np.arange(3)


def index_of(passages: list[np.ndarray]) -> LateInteractionIndex:
    """One character a token."""
    texts = [TokenVectors(p, np.arange(len(p), dtype=np.int32)) for p in passages]
    return LateInteractionIndex(stacked_tokens([stored_tokens(text) for text in texts]))


def test_each_token_of_the_question_counts_its_best_likeness() -> None:
    """Half the question meets its like in both, the other half only in the second."""
    east, north = [1.0, 0.0], [0.0, 1.0]
    passages = [np.array([east, east]), np.array([north, east]), np.array([[0.6, 0.8]])]
    index = index_of(passages)
    query = np.array([[0.5, 0.0], [0.0, 0.5]], np.float32)
    expected = [0.5, 1.0, 0.5 * 0.6 + 0.5 * 0.8]
    np.testing.assert_allclose(index.scores(query, ALL), expected, atol=0.005)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8), st.integers(0, 5), st.integers(0, 99))
def test_equals_the_definition(lengths: list[int], asked: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    passages = [unit_rows(rng.normal(size=(n, 4))) for n in lengths]
    query = unit_rows(rng.normal(size=(asked, 4))) / np.float32(5)
    index = index_of(passages)
    among = np.flatnonzero(rng.random(len(lengths)) < 0.7)
    found = index.scores(query, among)
    expected = [
        float(sum(max(float(q @ t) for t in passages[row]) for q in query))
        for row in among
        if lengths[row]
    ]
    empty = np.array([lengths[row] == 0 for row in among], dtype=bool)
    np.testing.assert_allclose(found[~empty], np.array(expected), atol=0.02)
    assert not found[empty].any()


@pytest.mark.parametrize("passages", [[], [np.zeros((0, 4))] * 3])
def test_nothing_to_meet_scores_nothing(passages: list[np.ndarray]) -> None:
    index = index_of(passages)
    assert len(index) == len(passages)
    rows = np.arange(len(passages))
    assert not index.scores(np.ones((2, 4), np.float32), rows).any()
    assert not index.scores(np.zeros((0, 4), np.float32), rows).any()


def test_a_sentence_is_held_against_its_own_tokens_only() -> None:
    """Three tokens, the first of them of a heading two characters long."""
    east, north = [1.0, 0.0], [0.0, 1.0]
    tokens = TokenVectors(np.array([east, north, east]), np.array([0, 2, 5], np.int32))
    index = LateInteractionIndex(stacked_tokens([stored_tokens(tokens, above=2)]))
    query = np.array([east], np.float32)
    np.testing.assert_allclose(index.scores_within(query, 0, [(0, 3), (3, 6), (0, 6)]), [0, 1, 1])
    assert not index.scores_within(query, 0, [(7, 9)]).any()
    assert index.scores_within(query, 0, []).shape == (0,)

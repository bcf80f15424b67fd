"""The forest that decides on refusal says what the library that grew it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.answering.decision_forest import DecisionForest, constant
from api.answering.refusal import ALL_SIGNS, RefusalModel, load_model, save_model
from evals.refusal_training import as_forest, grow

_RNG = np.random.default_rng(7)
_SIGNS = np.hstack([_RNG.random((80, 3)), _RNG.integers(0, 2, (80, 2))])
_ANSWERABLE = _SIGNS[:, 0] + 0.5 * _SIGNS[:, 3] > 0.7
_GROWN = grow(_SIGNS, _ANSWERABLE)
_FOREST = as_forest(_GROWN)


def test_it_gives_the_probabilities_of_scikit_learn() -> None:
    asked = np.vstack([_SIGNS, _RNG.random((40, 5))])
    theirs = _GROWN.predict_proba(asked)[:, 1]
    ours = [_FOREST.probability(row) for row in asked]
    assert ours == pytest.approx(theirs, abs=1e-6)


@given(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=5))
def test_any_signs_get_a_probability(signs: list[float]) -> None:
    assert 0 <= _FOREST.probability(np.array(signs)) <= 1


def test_a_saved_forest_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "forest.npz"
    save_model(RefusalModel(_FOREST, constant(0.5), (0.1, 0.75), 0.25), path)
    read = load_model(path)
    assert (read.unsure, read.threshold) == ((0.1, 0.75), 0.25)
    assert read.quick.probability(_SIGNS[0]) == _FOREST.probability(_SIGNS[0])
    assert read.thorough.probability(_SIGNS[0]) == 0.5


@pytest.mark.parametrize(("share", "unsure"), [(0.05, False), (0.3, True), (0.9, False)])
def test_sentences_are_read_only_where_the_signs_at_hand_leave_a_doubt(
    share: float, unsure: bool
) -> None:
    model = RefusalModel(constant(share), constant(0.6), (0.1, 0.75), 0.25)
    assert model.is_unsure(model.at_hand(np.zeros(5))) == unsure
    assert model.at_hand(np.zeros(5)) == pytest.approx(share)
    assert model.having_read(np.zeros(5), np.zeros(3)) == pytest.approx(0.6)


def test_a_forest_for_other_signs_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "forest.npz"
    save_model(RefusalModel(constant(0.5), constant(0.5), (0.1, 0.9), 0.25), path)
    with np.load(path) as arrays:
        np.savez(path, **{**arrays, "signs": np.array([*ALL_SIGNS[1:], "weather"])})
    with pytest.raises(ValueError, match="other signs"):
        load_model(path)


def test_a_constant_forest_says_the_same_to_all() -> None:
    assert constant(0.5).probability(np.array([3.0])) == 0.5
    assert isinstance(constant(0.5), DecisionForest)

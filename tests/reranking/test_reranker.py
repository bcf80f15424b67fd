"""The model over the features: its file, its bounds, and the look-up that it may not lose."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reranking import Reranker, RerankerWeights, load_weights, weights_file
from index.reranking.features import FEATURES, section_match

WEIGHTS_FILE = weights_file(with_tokens=True)
SHIPPED = Reranker(load_weights(WEIGHTS_FILE))


def row(**values: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([[values.get(name, 0.0) for name in FEATURES]])


def probability(**values: float) -> float:
    return float(SHIPPED.probabilities(row(**values))[0])


@pytest.mark.parametrize("change", ["one missing", "one more", "other order", "other name"])
def test_weights_for_other_features_are_refused(tmp_path: Path, change: str) -> None:
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    names = list(data["weights"])
    data["weights"] = {
        "one missing": dict.fromkeys(names[1:], 1.0),
        "one more": dict.fromkeys([*names, "page"], 1.0),
        "other order": dict.fromkeys(reversed(names), 1.0),
        "other name": dict.fromkeys([*names[:-1], "page"], 1.0),
    }[change]
    file = tmp_path / "weights.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ValueError, match="other features"):
        load_weights(file)


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    values = {name: float(i) for i, name in enumerate(FEATURES)}
    file.write_text(json.dumps({"weights": values, "slope": 2, "offset": -3}), encoding="utf-8")
    loaded = load_weights(file)
    np.testing.assert_array_equal(loaded.weights, np.arange(len(FEATURES)))
    assert (loaded.slope, loaded.offset) == (2.0, -3.0)


def test_without_tokens_the_other_arms_decide() -> None:
    """One vector a text gives no late interaction, so that may not be what lifts a passage."""
    weights = load_weights(weights_file(with_tokens=False)).weights
    assert weights[FEATURES.index("late")] == 0.0
    assert load_weights(WEIGHTS_FILE).weights[FEATURES.index("late")] > 0.0


def test_a_probability_is_the_sigmoid_of_the_weighted_sum() -> None:
    """2 · (1 · 0.5) - 1 = 0, whose sigmoid is a half."""
    weights = np.zeros(len(FEATURES))
    weights[FEATURES.index("dense")] = 1.0
    model = Reranker(RerankerWeights(weights, slope=2.0, offset=-1.0))
    assert model.probabilities(row(dense=0.5))[0] == pytest.approx(0.5)


@given(st.lists(st.floats(-1e6, 1e6), min_size=len(FEATURES), max_size=len(FEATURES)))
def test_whatever_the_features_a_probability_is_one(values: list[float]) -> None:
    (found,) = SHIPPED.probabilities(np.array([values]))
    assert 0 <= found <= 1


def test_more_of_what_speaks_for_a_passage_makes_it_likelier() -> None:
    for name in ("lexical", "ngrams", "dense", "fused", "document", "body_coverage"):
        assert probability(**{name: 1.0}) > probability(), name


def test_of_two_documents_with_the_section_the_one_meant_has_it() -> None:
    features = np.vstack([row(section=1.0, document=0.5, dense=0.9), row(section=1.0, document=1)])
    other, meant = SHIPPED.probabilities(features)
    assert meant > other
    alone, _ = SHIPPED.probabilities(np.vstack([row(section=1.0, document=0.5), row(document=1)]))
    assert alone > probability(document=1)


@pytest.mark.parametrize(
    ("number", "asked", "match"),
    [
        ("3.5", "3.5", 1.0),
        ("3.5.1", "3.5", 0.5),
        ("3.50", "3.5", 0.0),
        ("3", "3.5", 0.0),
        ("13.5", "3.5", 0.0),
        ("", "3.5", 0.0),
        ("", "", 0.0),
        ("3.5", "", 0.0),
    ],
)
def test_a_section_matches_itself_wholly_and_what_is_under_it_half(
    number: str, asked: str, match: float
) -> None:
    assert section_match(number, asked) == match

"""Learn when to refuse, from the open half of our questions.

    python -m evals.refusal_training --index .index

A logistic model over the signs that ``api.answering`` names. A question counts as answerable
if its evidence was found: an answer from the wrong passage is worse than none. What the
structure answers, and what is asked of a document that isn't there, is left out. The threshold
is where, in eight-fold cross-validation, over-refusal stays at the given share of those; the
locked half is never looked at.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.model_selection import StratifiedKFold

from api.answering import (
    REFUSAL_SIGNS,
    REFUSAL_SIGNS_AGAINST,
    REFUSAL_SIGNS_FOR,
    REFUSAL_WEIGHTS_FILE,
    Answerer,
    never_refusing,
)
from evals.evidence import EvidenceIndex
from evals.question import read_questions
from index import SearchEngine

Array = npt.NDArray[np.float64]

_PENALTY = 0.01
_FOLDS = 8
_SEED = 20
# As many passages as an answer is made from.
_LOOKED_AT = 6


def fit(signs: Array, answerable: npt.NDArray[np.bool_]) -> tuple[Array, float]:
    """(weights, offset) of a logistic model, both classes counting the same.

    A sign for an answer never gets a negative weight, nor one against it a positive: with a
    few hundred questions chance would otherwise turn some round.
    """
    scale = signs.std(axis=0) + 1e-9
    scaled = signs / scale
    share = np.where(answerable, 0.5 / answerable.sum(), 0.5 / (~answerable).sum())
    side = np.where(answerable, 1.0, -1.0)

    def loss(parameters: Array) -> tuple[float, Array]:
        margin = side * (scaled @ parameters[:-1] + parameters[-1])
        slope = -share * side * expit(-margin)
        penalty = _PENALTY * parameters[:-1]
        value = float(share @ np.logaddexp(0, -margin) + penalty @ parameters[:-1] / 2)
        return value, np.append(scaled.T @ slope + penalty, slope.sum())

    bounds = (
        [(0, None)] * len(REFUSAL_SIGNS_FOR)
        + [(None, 0)] * len(REFUSAL_SIGNS_AGAINST)
        + [(None, None)]
    )
    start = np.zeros(len(bounds))
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found[:-1] / scale, float(found[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=Path(".index"))
    parser.add_argument("--questions", type=Path, default=Path(__file__).parent / "questions")
    parser.add_argument("--over-refusal", type=float, default=0.04)
    arguments = parser.parse_args()
    engine = SearchEngine.open(arguments.index)
    answerer = Answerer(engine, never_refusing())
    evidence = EvidenceIndex(engine.passages)
    questions = [q for q in read_questions(arguments.questions) if q.split == "open"]
    rows = []
    for question in questions:
        holding = evidence.groups_by_passage(question)
        hits = engine.search(question.text, _LOOKED_AT).hits
        found = any(hit.passage.id in holding for hit in hits)
        row = answerer.signs(question.text)
        if row is not None and (found or not question.answerable):
            rows.append((row, question.answerable))
    signs = np.stack([row for row, _ in rows])
    answerable = np.array([label for _, label in rows])
    held_out = np.zeros(len(answerable))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    for fitted, left_out in folds.split(signs, answerable):
        weights, offset = fit(signs[fitted], answerable[fitted])
        held_out[left_out] = expit(signs[left_out] @ weights + offset)
    threshold = float(np.quantile(held_out[answerable], arguments.over_refusal))
    refused = float(np.mean(held_out[~answerable] < threshold))
    print(f"over-refusal {arguments.over_refusal:.2f}, unanswerable refused {refused:.2f}")
    weights, offset = fit(signs, answerable)
    content = {
        "weights": {n: round(float(w), 4) for n, w in zip(REFUSAL_SIGNS, weights, strict=True)},
        "offset": round(offset, 4),
        "threshold": round(threshold, 4),
    }
    REFUSAL_WEIGHTS_FILE.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

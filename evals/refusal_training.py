"""Learn when to refuse, from the open half of our questions.

    python -m evals.refusal_training --index .index

Extremely randomised trees over the signs that ``api.answering`` names. A question counts as
answerable if its evidence was found: an answer from the wrong passage is worse than none. What the
structure answers, and what is asked of a document that isn't there, is left out. The threshold is
where, in eight-fold cross-validation, over-refusal stays at the given share of those; the locked
half is never looked at.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import StratifiedKFold

from api.answering import (
    LEAF,
    Answerer,
    DecisionForest,
    RefusalModel,
    never_refusing,
    save_model,
)
from evals.evidence import EvidenceIndex
from evals.question import read_questions
from index import SearchEngine

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.bool_]

# Linear models, boosted trees and larger leaves refuse less at the same over-refusal.
_TREES = 200
_LEAST_IN_LEAF = 3
_FOLDS = 8
_SEED = 20
# As many passages as an answer is made from.
_LOOKED_AT = 6


def grow(signs: Array, answerable: Labels) -> ExtraTreesClassifier:
    """Both classes count the same."""
    trees = ExtraTreesClassifier(
        _TREES, min_samples_leaf=_LEAST_IN_LEAF, class_weight="balanced", random_state=_SEED
    )
    return trees.fit(signs, answerable)


def as_forest(grown: ExtraTreesClassifier) -> DecisionForest:
    """The trees as ``api.answering`` reads them."""
    trees = [estimator.tree_ for estimator in grown.estimators_]
    starts = np.cumsum([0, *(tree.node_count for tree in trees)])
    feature = np.concatenate([tree.feature for tree in trees])
    shares = [tree.value[:, 0, 1] / tree.value[:, 0].sum(axis=1) for tree in trees]
    moved = list(zip(trees, starts[:-1], strict=True))
    return DecisionForest(
        roots=starts[:-1].astype(np.int32),
        feature=np.where(feature < 0, LEAF, feature).astype(np.int8),
        threshold=np.concatenate([tree.threshold for tree in trees]).astype(np.float32),
        low=np.concatenate([tree.children_left + at for tree, at in moved]).astype(np.int32),
        high=np.concatenate([tree.children_right + at for tree, at in moved]).astype(np.int32),
        share=np.concatenate(shares).astype(np.float32),
    )


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
        grown = grow(signs[fitted], answerable[fitted])
        held_out[left_out] = grown.predict_proba(signs[left_out])[:, 1]
    threshold = float(np.quantile(held_out[answerable], arguments.over_refusal))
    refused = float(np.mean(held_out[~answerable] < threshold))
    print(f"over-refusal {arguments.over_refusal:.2f}, unanswerable refused {refused:.2f}")
    save_model(RefusalModel(as_forest(grow(signs, answerable)), round(threshold, 4)))


if __name__ == "__main__":
    main()

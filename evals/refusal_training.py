"""Learn when to refuse, from the open half of our questions.

    python -m evals.refusal_training --index .index

Extremely randomised trees over the signs that ``api.answering`` names: one forest over those at
hand, one over those and what a network says that reads the sentences found. A question counts as
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
    VERDICT_SIGNS,
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
# Where the quick forest is sure: below what all but so many answerable questions get, and above
# what all but so many unanswerable ones do.
_SURELY_NOT, _SURELY = 0.02, 0.05
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
    model, refused = learnt(signs, answerable, arguments.over_refusal)
    print(f"over-refusal {arguments.over_refusal:.2f}, unanswerable refused {refused:.2f}")
    save_model(model)


def learnt(signs: Array, answerable: Labels, over_refusal: float) -> tuple[RefusalModel, float]:
    """The model, and the share of the unanswerable that it refuses in cross-validation.

    ``signs``: (questions, signs), those of the verdicts last.
    """
    at_hand = signs[:, : -len(VERDICT_SIGNS)]
    quick, thorough = _held_out(at_hand, answerable), _held_out(signs, answerable)
    low = float(np.quantile(quick[answerable], _SURELY_NOT))
    high = float(np.quantile(quick[~answerable], 1 - _SURELY))
    decided = np.where((quick >= low) & (quick <= high), thorough, quick)
    threshold = float(np.quantile(decided[answerable], over_refusal))
    model = RefusalModel(
        quick=as_forest(grow(at_hand, answerable)),
        thorough=as_forest(grow(signs, answerable)),
        unsure=(round(low, 4), round(high, 4)),
        threshold=round(threshold, 4),
    )
    return model, float(np.mean(decided[~answerable] < threshold))


def _held_out(signs: Array, answerable: Labels) -> Array:
    """Each question's probability by a forest that has not seen it."""
    found = np.zeros(len(answerable))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    for fitted, left_out in folds.split(signs, answerable):
        grown = grow(signs[fitted], answerable[fitted])
        found[left_out] = grown.predict_proba(signs[left_out])[:, 1]
    return found


if __name__ == "__main__":
    main()

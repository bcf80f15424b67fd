"""Learn the reranker's weights from the open half of our questions.

    python -m evals.reranker_training --index .index

An index made with a model that gives one vector a text trains the weights for such models: those
that ship were learnt with plansvar-sv and with plansvar-static-sv.

Pairs of a passage that holds evidence and one that doesn't, within one question, are told
apart by a linear model (RankNet's loss; Burges et al., ICML 2005). Its strength of
regularisation is chosen by eight-fold cross-validation over questions; the locked half is
never looked at. A sigmoid on top gives probabilities (Platt, 1999).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from evals.evidence import EvidenceIndex
from evals.question import Question, read_questions
from index import SearchEngine, reranker_weights_file
from index.reranking.features import FEATURES

Array = npt.NDArray[np.float64]

_STRENGTHS = (0.003, 0.01, 0.03, 0.1)
# Of strengths that do as well, the one that trusts the training questions least.
_AS_WELL = 0.0015
_FOLDS = 8
_SEED = 20
_FUSED = FEATURES.index("fused")
# Of the passages that don't answer, those that the arms like best teach most.
_HARD_NEGATIVES = 25
_POSITIVES = 6


@dataclass(frozen=True, slots=True)
class Example:
    """One question: its candidates' features, and which groups of evidence each holds."""

    features: Array
    holds: npt.NDArray[np.bool_]
    """Shape (candidates, groups)."""


def examples(engine: SearchEngine, questions: Sequence[Question]) -> list[Example]:
    """Candidates of each answerable question, the likeliest first by the arms alone."""
    evidence = EvidenceIndex(engine.passages)
    result: list[Example] = []
    for question in questions:
        passages, features = engine.second_look(question.text)
        # The first look favours the document asked for, and would give no negatives outside it.
        order = np.argsort(-features[:, _FUSED], kind="stable")
        groups = evidence.groups_by_passage(question)
        holds = np.zeros((len(passages), len(question.evidence)), bool)
        for row, passage in enumerate(passages):
            holds[row, list(groups.get(passage.id, ()))] = True
        result.append(Example(features[order], holds[order]))
    return result


def fit(training: Sequence[Example], strength: float) -> Array:
    """Weights, shape (features,)."""
    differences: list[Array] = []
    shares: list[Array] = []
    for example in training:
        relevant = example.holds.any(axis=1)
        positives = example.features[relevant][:_POSITIVES]
        negatives = example.features[~relevant][:_HARD_NEGATIVES]
        for positive in positives:
            differences.append(positive - negatives)
            # Every question counts the same, however many pairs it gives.
            shares.append(np.full(len(negatives), 1 / (len(positives) * len(negatives))))
    pairs, share = np.vstack(differences), np.concatenate(shares)
    scale = pairs.std(axis=0) + 1e-9
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
    model.fit(
        np.vstack([pairs / scale, -pairs / scale]),
        np.repeat([1, 0], len(pairs)),
        sample_weight=np.concatenate([share, share]) * len(share) / share.sum(),
    )
    return np.asarray(model.coef_[0] / scale)


def quality(evaluated: Sequence[Example], weights: Array) -> float:
    """Mean of reciprocal rank and of finding every group within five."""
    values = []
    for example in evaluated:
        order = np.argsort(-(example.features @ weights), kind="stable")
        first = np.flatnonzero(example.holds[order].any(axis=1))
        reciprocal = 1 / (first[0] + 1) if len(first) else 0.0
        values.append((reciprocal + example.holds[order[:5]].any(axis=0).all()) / 2)
    return float(np.mean(values))


def cross_validated(all_examples: Sequence[Example], strength: float) -> float:
    """Quality on questions that the weights were not fitted to."""
    order = np.random.default_rng(_SEED).permutation(len(all_examples))
    total = 0.0
    for fold in np.array_split(order, _FOLDS):
        held_out = set(fold.tolist())
        training = [e for i, e in enumerate(all_examples) if i not in held_out]
        evaluated = [all_examples[i] for i in fold]
        total += quality(evaluated, fit(training, strength)) * len(evaluated)
    return total / len(all_examples)


def fit_sigmoid(training: Sequence[Example], weights: Array) -> tuple[float, float]:
    """(slope, offset) that turn scores into the probability of holding evidence."""
    scores = np.concatenate([e.features @ weights for e in training])
    relevant = np.concatenate([e.holds.any(axis=1) for e in training])
    model = LogisticRegression(C=1e6).fit(scores[:, None], relevant)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=Path(".index"))
    parser.add_argument("--questions", type=Path, default=Path(__file__).parent / "questions")
    arguments = parser.parse_args()
    engine = SearchEngine.open(arguments.index)
    questions = [
        q for q in read_questions(arguments.questions) if q.answerable and q.split == "open"
    ]
    training = examples(engine, questions)
    by_strength = {s: cross_validated(training, s) for s in _STRENGTHS}
    best = max(by_strength.values())
    strength = min(s for s in _STRENGTHS if by_strength[s] >= best - _AS_WELL)
    weights = fit(training, strength)
    slope, offset = fit_sigmoid(training, weights)
    print({s: round(value, 4) for s, value in by_strength.items()}, "->", strength)
    content = {
        "model": engine.encoder.name,
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "slope": round(slope, 4),
        "offset": round(offset, 4),
    }
    path = reranker_weights_file(with_tokens=engine.reads_tokens)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""How the arms' scores become one.

Each arm scores on a scale of its own that does not depend on the other rows: lexical, the share
of the question's information that a passage holds; n-grams and vectors, a cosine. A weighted
mean of such scores is a convex combination with theoretical bounds (Bruch, Gai & Ingber, "An
Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023), and it has what ranks and
per-query standardisation lack: a row's score is the same under any filter, an arm that found
nothing says so by being low, and 0.8 means more than 0.4 whatever the question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from index.ranking import Rows, Scores

Mode = Literal["hybrid", "dense", "lexical"]


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What each arm counts for.

    Measured on the open half of our own questions with the shipped joint model (every gold
    group in the first 5, in the first 10; MRR): words and n-grams alone 0.83, 0.87, 0.76;
    vectors alone 0.76, 0.85, 0.63, with late interaction as much 0.85, 0.90, 0.77; these weights
    without late interaction 0.88, 0.93, 0.80, with it 0.89, 0.93, 0.83. There it is a plateau:
    between half and one and two thirds of this late weight nothing moves by more than a point. On
    the held-out parts of public question sets these weights stand between those that are best
    where words meet often and where they seldom do.
    """

    lexical: float = 1.0
    ngrams: float = 0.5
    dense: float = 1.5
    late: float = 1.5

    def of(self, mode: Mode) -> FusionWeights:
        """The weights with the arms that ``mode`` leaves out set to 0."""
        if mode == "dense":
            return replace(self, lexical=0.0, ngrams=0.0)
        if mode == "lexical":
            return replace(self, dense=0.0, late=0.0)
        return self


DEFAULT_WEIGHTS = FusionWeights()


@dataclass(frozen=True, slots=True)
class ArmScores:
    """Every row's score in each arm, float32 of shape (rows in the index,), each within 0..1.

    Rows that were not searched, that is, not in ``rows``, and arms left out score 0.
    """

    rows: Rows
    lexical: Scores
    ngrams: Scores
    dense: Scores
    late: Scores | None = None
    """Late interaction, 0 for what the other arms put too far down to be read by token; None where
    the model gives no vectors of single tokens."""


def fuse(scores: ArmScores, weights: FusionWeights) -> Scores:
    """The weighted mean of the arms, row by row: within 0..1."""
    arms = [
        (weights.lexical, scores.lexical),
        (weights.ngrams, scores.ngrams),
        (weights.dense, scores.dense),
    ]
    if scores.late is not None:
        arms.append((weights.late, scores.late))
    total = sum((weight * arm for weight, arm in arms), np.zeros_like(scores.lexical))
    return np.asarray(total / sum(weight for weight, _ in arms), np.float32)


def higher(one: ArmScores, other: ArmScores) -> ArmScores:
    """Two questions for the same over the same rows: the better score of each row in each arm."""
    late = None if one.late is None or other.late is None else np.maximum(one.late, other.late)
    return ArmScores(
        one.rows,
        np.maximum(one.lexical, other.lexical),
        np.maximum(one.ngrams, other.ngrams),
        np.maximum(one.dense, other.dense),
        late,
    )

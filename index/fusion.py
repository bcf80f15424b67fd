"""How the arms' scores become one.

Each arm scores on a scale of its own that does not depend on the other rows: lexical, the share
of the question's information that a passage holds; n-grams and vectors, a cosine. A weighted
mean of such scores is a convex combination with theoretical bounds (Bruch, Gai & Ingber, "An
Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023), and it has what ranks and
per-query standardisation lack: a row's score is the same under any filter, an arm that found
nothing says so by being low, and 0.8 means more than 0.4 whatever the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from index.ranking import Rows, Scores

Mode = Literal["hybrid", "dense", "lexical"]


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What each arm counts for.

    Measured on the open half of our own questions with the shipped joint model (every gold
    group in the first 5, in the first 10; MRR): words and n-grams alone 0.83, 0.87, 0.76;
    dense alone 0.72, 0.82, 0.62; these weights 0.87, 0.92, 0.80. There it is a plateau: from a
    third to one and a third times this dense weight nothing moves by more than a point. On the
    held-out parts of public question sets, where words meet less often, dense gains up to
    four times the weight of words; this is between the two.
    """

    lexical: float = 1.0
    ngrams: float = 0.5
    dense: float = 1.5

    def of(self, mode: Mode) -> FusionWeights:
        """The weights with the arms that ``mode`` leaves out set to 0."""
        if mode == "dense":
            return FusionWeights(lexical=0.0, ngrams=0.0, dense=1.0)
        if mode == "lexical":
            return FusionWeights(lexical=self.lexical, ngrams=self.ngrams, dense=0.0)
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


def fuse(scores: ArmScores, weights: FusionWeights) -> Scores:
    """The weighted mean of the arms, row by row: within 0..1."""
    total = (
        weights.lexical * scores.lexical
        + weights.ngrams * scores.ngrams
        + weights.dense * scores.dense
    )
    return np.asarray(total / (weights.lexical + weights.ngrams + weights.dense), np.float32)

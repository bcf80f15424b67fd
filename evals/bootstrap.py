"""Bootstrap intervals: how far a figure could have landed with other questions of the kind."""

from __future__ import annotations

import numpy as np

from evals.metrics import Statistic, Values

REPLICATES = 1000
_SEED = 1979
"""Fixed, so that the same results print the same intervals. Efron's first paper is of 1979."""


def replicates(values: Values, statistic: Statistic, count: int = REPLICATES) -> Values:
    """``statistic`` of ``count`` samples drawn from ``values`` with replacement; shape (count,).

    Efron & Tibshirani, "An Introduction to the Bootstrap" (1993), algorithm 6.1.
    """
    drawn = np.random.default_rng(_SEED).integers(0, len(values), (count, len(values)))
    return statistic(values[drawn])


def interval(values: Values, statistic: Statistic, level: float = 0.95) -> tuple[float, float]:
    """The percentile interval: the middle ``level`` of the replicates (the same, §13.3).

    With few questions it is too narrow, and where all agree it has no width at all: a kind of
    ten right answers is no proof of a hundred per cent.
    """
    tail = 100 * (1 - level) / 2
    low, high = np.percentile(replicates(values, statistic), [tail, 100 - tail])
    return float(low), float(high)

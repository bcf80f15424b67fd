"""Paired randomisation test: would shuffling which run was which give as large a difference?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from evals.metrics import Statistic, Values

_DRAWS = 10_000
_SEED = 1935
"""Fixed, so that the same two runs print the same p. Fisher's book is of 1935."""
_EXACT_UP_TO = 15
"""Pairs for which all 2ⁿ assignments are tried: no more than 32 768."""


def p_value(first: Values, second: Values, statistic: Statistic) -> float:
    """Two-sided p of the difference in ``statistic`` between paired values.

    If the runs were the same, each question's two values could as well have come the other
    way round. p is the share of such swaps that give a difference at least as large: of all
    of them for few pairs (Fisher, "The Design of Experiments", 1935, §21), else (1 + found) /
    (1 + drawn) over random ones. For retrieval see Smucker, Allan & Carterette, "A Comparison
    of Statistical Significance Tests for Information Retrieval Evaluation" (CIKM 2007).
    """
    exact = len(first) <= _EXACT_UP_TO
    swapped = _all_swaps(len(first)) if exact else _random_swaps(len(first))
    observed = abs(float(statistic(first) - statistic(second)))
    differences = np.abs(
        statistic(np.where(swapped, second, first)) - statistic(np.where(swapped, first, second))
    )
    # Sums of the same numbers in another order differ in the last bits.
    found = int(np.count_nonzero(differences >= observed - 1e-12))
    return found / len(swapped) if exact else (1 + found) / (1 + len(swapped))


def _all_swaps(pairs: int) -> npt.NDArray[np.bool_]:
    """Every way to swap: shape (2ⁿ, n)."""
    numbers = np.arange(2**pairs)[:, np.newaxis]
    return np.asarray((numbers >> np.arange(pairs)) % 2 == 1)


def _random_swaps(pairs: int) -> npt.NDArray[np.bool_]:
    return np.random.default_rng(_SEED).random((_DRAWS, pairs)) < 0.5

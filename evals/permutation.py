"""Paired randomisation test: would shuffling which run was which give as large a difference?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from evals.metrics import Values

_DRAWS = 10_000
_SEED = 1935
"""Fixed, so that the same two runs print the same p. Fisher's book is of 1935."""
_EXACT_UP_TO = 15
"""Pairs for which all 2ⁿ assignments are tried: no more than 32 768."""


def p_value(first: Values, second: Values) -> float:
    """Two-sided p of the mean difference between paired values.

    If the runs were the same, each question's two values could as well have come the other
    way round, which turns the sign of their difference. p is the share of such swaps that
    give a mean at least as far from 0: of all of them for few pairs (Fisher, "The Design of
    Experiments", 1935, §21), else (1 + found) / (1 + drawn) over random ones. For retrieval
    see Smucker, Allan & Carterette, "A Comparison of Statistical Significance Tests for
    Information Retrieval Evaluation" (CIKM 2007).
    """
    differences = first - second
    exact = len(differences) <= _EXACT_UP_TO
    signs = _all_signs(len(differences)) if exact else _random_signs(len(differences))
    sums = np.abs(signs @ differences)
    # Sums of the same numbers in another order differ in the last bits.
    found = int(np.count_nonzero(sums >= abs(differences.sum()) - 1e-9))
    return found / len(signs) if exact else (1 + found) / (1 + len(signs))


def _all_signs(pairs: int) -> npt.NDArray[np.float64]:
    """Every way to sign: shape (2ⁿ, n)."""
    numbers = np.arange(2**pairs)[:, np.newaxis]
    return np.asarray(1.0 - 2.0 * ((numbers >> np.arange(pairs)) % 2))


def _random_signs(pairs: int) -> npt.NDArray[np.float64]:
    return np.random.default_rng(_SEED).choice([-1.0, 1.0], (_DRAWS, pairs))

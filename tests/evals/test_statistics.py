"""Bootstrap and randomisation against figures in print."""

from __future__ import annotations

import numpy as np
import pytest

from evals.bootstrap import interval, replicates
from evals.metrics import BY_NAME
from evals.metrics.metric import mean
from evals.permutation import p_value

# Survival in days of treated mice: Efron & Tibshirani (1993), table 2.1.
MICE = np.array([94.0, 197.0, 16.0, 38.0, 99.0, 141.0, 23.0])
# Crossed minus self-fertilised maize, in eighths of an inch: Darwin (1876), in Fisher (1935).
MAIZE = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48], dtype=np.float64)


def test_bootstrap_standard_error_of_the_mice() -> None:
    """The book prints 23.36 for the mean and 37.83 for the median (its limit, table 2.2)."""
    means = replicates(MICE, mean, 20_000)
    assert means.std() == pytest.approx(23.36, rel=0.02)
    medians = replicates(MICE, BY_NAME["ask_p50"].statistic, 20_000)
    assert medians.std() == pytest.approx(37.83, rel=0.02)


def test_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    low, high = interval(MICE, mean)
    assert low < MICE.mean() < high
    assert (low, high) == interval(MICE, mean)
    # By the normal approximation, mean ± 1.96 · 23.36.
    assert (low, high) == pytest.approx((41.1, 132.6), abs=6)


def test_interval_of_values_that_agree_has_no_width() -> None:
    assert interval(np.ones(9), mean) == (1, 1)


def test_fishers_exact_p_of_darwins_maize() -> None:
    """Fisher counted 863 of the 2¹⁵ signings with a sum of at least 314: two-sided 5.267 %."""
    assert MAIZE.sum() == 314
    assert p_value(MAIZE, np.zeros(15)) == pytest.approx(2 * 863 / 2**15)


def test_drawn_p_comes_near_the_exact_one() -> None:
    """16 pairs are drawn, and a pair without a difference changes nothing."""
    padded = np.append(MAIZE, 0.0)
    assert p_value(padded, np.zeros(16)) == pytest.approx(0.05267, abs=0.01)


def test_p_of_equal_runs_is_one_and_of_a_plain_difference_small() -> None:
    same = np.tile([0.0, 1.0], 20)
    assert p_value(same, same) == 1
    # 12 of 40 turn from wrong to right and none the other way: exactly 2 / 2¹².
    better = same.copy()
    better[:24:2] = 1
    assert p_value(better, same) == pytest.approx(2 / 2**12, abs=1e-3)

from __future__ import annotations

import pytest

from index.training.learning_rate import share_of_rate


def test_the_rates_rise_and_fall_() -> None:
    rates = [share_of_rate(step, 100, 5) for step in range(100)]
    assert max(rates) == pytest.approx(1.0, abs=0.07)
    assert rates[0] < 0.4
    assert rates[-1] <= 0.02
    top = rates.index(max(rates))
    assert sorted(rates[:top]) == rates[:top]
    assert sorted(rates[top:], reverse=True) == rates[top:]

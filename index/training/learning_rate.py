"""How the learning rate goes: up in a straight line, then down to nearly nothing."""

from __future__ import annotations

_LOWEST = 0.02


def share_of_rate(step: int, steps: int, rise: float) -> float:
    """What the rate is multiplied with at ``step`` (from 0) of ``steps``, above 0 and at most 1.

    ``rise``: the steps in which it goes up.
    """
    return min(1.0, (step + 1) / rise) * max(_LOWEST, 1 - step / steps)

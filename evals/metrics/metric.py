"""What a metric is: a name, a reading of one question, and a way to sum up many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from evals.judgement import Judged

Values = npt.NDArray[np.float64]
Statistic = Callable[[Values], Values]
"""Reduces the last axis: shape (…, questions) → (…)."""


class Unit(Enum):
    """How a figure is printed."""

    SHARE = "share"
    INDEX = "index"
    """Within 0..1, but no share of anything."""
    MILLISECONDS = "ms"


def mean(values: Values) -> Values:
    """The arithmetic mean over the last axis."""
    return np.asarray(values.mean(axis=-1))


@dataclass(frozen=True, slots=True)
class Metric:
    """``of`` gives a question's value, or None where the metric says nothing of it.

    A question without a value is left out; it does not count as 0.
    """

    name: str
    of: Callable[[Judged], float | None]
    label: str
    """A few words in Swedish."""
    explanation: str
    """A sentence in Swedish for a reader who knows no term of the trade."""
    higher_is_better: bool = True
    unit: Unit = Unit.SHARE
    statistic: Statistic = mean
    needs_answer: bool = False
    """Whether it says something only of a system that answers."""

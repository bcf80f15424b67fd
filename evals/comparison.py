"""Two runs over the same questions, metric by metric."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evals.bootstrap import interval
from evals.errors import MismatchError
from evals.metrics import METRICS, Metric, Values
from evals.permutation import p_value
from evals.results import PRODUCT, RunResult

_NAMED = 3
"""Differing questions that a message names."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Over the questions that both runs have a value for."""

    metric: Metric
    questions: int
    first: float
    second: float
    low: float
    """95 % bootstrap interval of second − first."""
    high: float
    p: float
    """Of the mean difference, for percentiles too: shuffling has little to say of a median."""

    @property
    def change(self) -> float:
        """second − first."""
        return self.second - self.first


def compare(first: RunResult, second: RunResult) -> tuple[Difference, ...]:
    """Every metric that both have, in the order of the tables.

    Raises:
        MismatchError: they did not ask the same questions, or a question has been reworded.
    """
    _same_questions(first, second)
    found = (_difference(metric, first, second) for metric in METRICS)
    return tuple(each for each in found if each is not None)


def difference(metric: Metric, first: Values, second: Values) -> Difference:
    """Of paired values: the interval by resampling questions, p by randomisation."""
    pairs = np.arange(len(first), dtype=np.float64)

    def change(rows: Values) -> Values:
        chosen = rows.astype(np.int64)
        return np.asarray(metric.statistic(second[chosen]) - metric.statistic(first[chosen]))

    low, high = interval(pairs, change)
    return Difference(
        metric=metric,
        questions=len(first),
        first=float(metric.statistic(first)),
        second=float(metric.statistic(second)),
        low=low,
        high=high,
        p=p_value(first, second),
    )


def _difference(metric: Metric, first: RunResult, second: RunResult) -> Difference | None:
    other = {each.id: each.outcomes[PRODUCT].values for each in second.questions}
    pairs = [
        (own[metric.name], other[each.id][metric.name])
        for each in first.questions
        if metric.name in (own := each.outcomes[PRODUCT].values) and metric.name in other[each.id]
    ]
    if not pairs:
        return None
    values = np.array(pairs)
    return difference(metric, values[:, 0], values[:, 1])


def _same_questions(first: RunResult, second: RunResult) -> None:
    asked = {each.id: each.text for each in first.questions}
    other = {each.id: each.text for each in second.questions}
    lone = sorted(asked.keys() ^ other.keys())
    if lone:
        raise MismatchError(
            f"Körningarna har inte samma frågor: {len(lone)} finns bara i den ena "
            f"({_some(lone)}); kör om den ena med den andras frågor."
        )
    reworded = sorted(name for name, text in asked.items() if other[name] != text)
    if reworded:
        raise MismatchError(
            f"Frågor har skrivits om mellan körningarna ({_some(reworded)}); kör om den äldre."
        )


def _some(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")

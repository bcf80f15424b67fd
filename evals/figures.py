"""From each question's values to figures: in total, and for each split, kind and document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from evals.bootstrap import interval
from evals.metrics import METRICS, Metric
from evals.results import Figure, Scope, StoredQuestion


def figures_of(questions: Sequence[StoredQuestion], systems: Sequence[str]) -> Iterator[Figure]:
    """Every figure that any question has a value for."""
    for scope, name, among in _scopes(questions):
        for system in systems:
            outcomes = [each.outcomes[system].values for each in among if system in each.outcomes]
            for metric in METRICS:
                figure = _figure(metric, outcomes)
                if figure is not None:
                    value, low, high, count = figure
                    yield Figure(
                        system=system,
                        scope=scope,
                        name=name,
                        metric=metric.name,
                        value=value,
                        low=low,
                        high=high,
                        questions=count,
                    )


def _figure(
    metric: Metric, outcomes: Sequence[Mapping[str, float]]
) -> tuple[float, float, float, int] | None:
    values = np.array([each[metric.name] for each in outcomes if metric.name in each])
    if not len(values):
        return None
    low, high = interval(values, metric.statistic)
    return float(metric.statistic(values)), low, high, len(values)


def _scopes(
    questions: Sequence[StoredQuestion],
) -> Iterator[tuple[Scope, str, list[StoredQuestion]]]:
    """A question about two documents counts for both."""
    yield Scope.TOTAL, "", list(questions)
    for split in ("open", "locked"):
        yield Scope.SPLIT, split, [each for each in questions if each.split == split]
    for kind in sorted({each.kind for each in questions}):
        yield Scope.KIND, kind, [each for each in questions if each.kind == kind]
    for document in sorted({name for each in questions for name in each.documents}):
        yield Scope.DOCUMENT, document, [each for each in questions if document in each.documents]

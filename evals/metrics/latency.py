"""How long a question takes, inside the process: what HTTP adds is not in it."""

from __future__ import annotations

import numpy as np

from evals.metrics.metric import Metric, Statistic, Unit, Values


def _percentile(percent: int) -> Statistic:
    """The percentile with linear interpolation (Hyndman & Fan 1996, type 7, NumPy's own)."""

    def statistic(values: Values) -> Values:
        return np.asarray(np.percentile(values, percent, axis=-1))

    return statistic


def search_latency(percent: int) -> Metric:
    """Milliseconds within which ``percent`` of the searches are done."""
    return Metric(
        name=f"search_p{percent}",
        of=lambda judged: judged.took_ms,
        label=f"Söktid, p{percent}",
        explanation=f"{percent} procent av sökningarna tar högst så här lång tid.",
        higher_is_better=False,
        unit=Unit.MILLISECONDS,
        statistic=_percentile(percent),
    )


def answer_latency(percent: int) -> Metric:
    """Milliseconds within which ``percent`` of the answers are given."""
    return Metric(
        name=f"ask_p{percent}",
        of=lambda judged: None if judged.answer is None else judged.answer.took_ms,
        label=f"Svarstid, p{percent}",
        explanation=f"{percent} procent av svaren tar högst så här lång tid.",
        higher_is_better=False,
        unit=Unit.MILLISECONDS,
        statistic=_percentile(percent),
        needs_answer=True,
    )

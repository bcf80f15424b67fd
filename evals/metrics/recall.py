"""Recall at k over groups of evidence."""

from __future__ import annotations

from evals.judgement import Judged, satisfied
from evals.metrics.metric import Metric


def recall_at(k: int) -> Metric:
    """1 if every group is satisfied by the first ``k`` passages, else 0.

    With one group this is the hit rate (success@k). With more it asks for all of them, because
    a comparison of two years with one of them missing is no comparison.
    """

    def of(judged: Judged) -> float | None:
        if not judged.group_count:
            return None
        return float(len(satisfied(judged.retrieved[:k])) == judged.group_count)

    where = "på första stället" if k == 1 else f"bland de {k} första"
    return Metric(
        name=f"recall@{k}",
        of=of,
        label=f"Allt underlag {where}",
        explanation=f"Andel frågor där allt som behövs för svaret finns {where}"
        + (" ställena som sökningen ger." if k > 1 else "."),
    )

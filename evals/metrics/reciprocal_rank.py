"""Mean reciprocal rank."""

from __future__ import annotations

from evals.judgement import Judged
from evals.metrics.metric import Metric, Unit

_DEPTH = 10


def _reciprocal_rank(judged: Judged) -> float | None:
    """1 / rank of the first passage that satisfies any group; 0 if none of the first 10 does.

    Voorhees, "The TREC-8 Question Answering Track Report" (1999).
    """
    if not judged.group_count:
        return None
    ranks = enumerate(judged.retrieved[:_DEPTH], start=1)
    return next((1 / rank for rank, passage in ranks if passage.groups), 0.0)


MRR = Metric(
    name="mrr",
    of=_reciprocal_rank,
    label="Rätt ställe högt upp",
    explanation="1 om det första stället är rätt, 1/2 om det andra är det, 1/3 om det tredje är "
    "det, och så vidare; medelvärdet över frågorna.",
    unit=Unit.INDEX,
)

"""Normalised discounted cumulated gain."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from evals.judgement import Judged, gains
from evals.metrics.metric import Metric, Unit


def dcg(gained: Sequence[float]) -> float:
    """Σ gain(i) / log₂(i + 1) over ranks i = 1, 2, …

    Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 20(4), 2002,
    with the discount as trec_eval has it: theirs leaves rank 2 undiscounted.
    """
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gained, start=1))


def ndcg_at(k: int) -> Metric:
    """DCG of the first ``k`` passages over that of the best order, within 0..1.

    The gain of a passage is the number of groups that it satisfies and none before it did, so
    that three passages with the same evidence don't pass for an answer to three things. The
    ideal is greedy (see ``ideal_gains``); where an order beats it, the value is 1.
    """

    def of(judged: Judged) -> float | None:
        if not judged.group_count:
            return None
        ideal = dcg(judged.ideal_gains[:k])
        return min(1.0, dcg(gains(judged.retrieved[:k])) / ideal) if ideal else 0.0

    return Metric(
        name=f"ndcg@{k}",
        of=of,
        label="Ordningens kvalitet",
        explanation="1 om allt underlag ligger överst i bästa möjliga ordning; lägre ju längre "
        "ner det ligger.",
        unit=Unit.INDEX,
    )

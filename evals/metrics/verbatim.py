"""Whether quotes are quotes."""

from __future__ import annotations

from evals.judgement import Judged
from evals.metrics.metric import Metric


def _verbatim(judged: Judged) -> float | None:
    """Citations whose quote stands, character for character, in its passage / citations."""
    if judged.answer is None or not judged.answer.citations:
        return None
    citations = judged.answer.citations
    return sum(1 for each in citations if each.verbatim) / len(citations)


VERBATIM = Metric(
    name="verbatim",
    of=_verbatim,
    label="Ordagranna citat",
    explanation="Hur stor del av citaten som står ordagrant på det ställe som anges.",
    needs_answer=True,
)

"""Precision and recall of citations."""

from __future__ import annotations

from evals.judgement import Judged, JudgedAnswer, satisfied
from evals.metrics.metric import Metric


def _citation_precision(judged: Judged) -> float | None:
    """Cited passages that satisfy a group / cited passages. Each passage counts once.

    After Gao et al., "Enabling Large Language Models to Generate Text with Citations" (EMNLP
    2023), with gold evidence in place of a model's judgement. Strict: a passage that is true
    and to the point but not gold counts against it.
    """
    answer = _answer(judged)
    if answer is None or not answer.citations:
        return None
    passages = {each.passage.passage_id: each.passage for each in answer.citations}
    return sum(1 for each in passages.values() if each.groups) / len(passages)


def _citation_recall(judged: Judged) -> float | None:
    """Groups that some cited passage satisfies / groups. A refusal cites none: 0."""
    answer = _answer(judged)
    if answer is None:
        return None
    return len(satisfied([each.passage for each in answer.citations])) / judged.group_count


def _answer(judged: Judged) -> JudgedAnswer | None:
    return judged.answer if judged.group_count else None


CITATION_PRECISION = Metric(
    name="citation_precision",
    of=_citation_precision,
    label="Hänvisningar som håller",
    explanation="Hur stor del av ställena som svaret hänvisar till som innehåller underlaget.",
    needs_answer=True,
)
CITATION_RECALL = Metric(
    name="citation_recall",
    of=_citation_recall,
    label="Underlag som det hänvisas till",
    explanation="Hur stor del av underlaget som svaret hänvisar till.",
    needs_answer=True,
)

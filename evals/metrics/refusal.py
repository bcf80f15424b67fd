"""Whether what the documents don't say is refused, and only that.

With "refuse" as the positive class: precision TP / (TP + FP), recall TP / (TP + FN), and
over-refusal FP / (FP + TN), the false-positive rate. Each is a mean over the questions that
its divisor counts, so that all metrics are summed up, resampled and compared alike.
"""

from __future__ import annotations

from evals.judgement import Judged
from evals.metrics.metric import Metric


def _precision(judged: Judged) -> float | None:
    """Of the refused: 1 if rightly."""
    if judged.answer is None or judged.answer.answered:
        return None
    return float(not judged.question.answerable)


def _recall(judged: Judged) -> float | None:
    """Of the unanswerable: 1 if refused."""
    if judged.answer is None or judged.question.answerable:
        return None
    return float(not judged.answer.answered)


def _over_refusal(judged: Judged) -> float | None:
    """Of the answerable: 1 if refused."""
    if judged.answer is None or not judged.question.answerable:
        return None
    return float(not judged.answer.answered)


REFUSAL_PRECISION = Metric(
    name="refusal_precision",
    of=_precision,
    label="Avböjanden som är riktiga",
    explanation="Av de frågor där svaret är att dokumenten inte säger något: hur många som "
    "verkligen saknar svar.",
    needs_answer=True,
)
REFUSAL_RECALL = Metric(
    name="refusal_recall",
    of=_recall,
    label="Frågor utan svar som avböjs",
    explanation="Av de frågor som dokumenten inte svarar på: hur många som får just det beskedet.",
    needs_answer=True,
)
OVER_REFUSAL = Metric(
    name="over_refusal",
    of=_over_refusal,
    label="Avböjda fast svar finns",
    explanation="Av de frågor som dokumenten svarar på: hur många som ändå avböjs.",
    higher_is_better=False,
    needs_answer=True,
)

"""Whether evidence that is found carries the right section number."""

from __future__ import annotations

from evals.judgement import Judged
from evals.metrics.metric import Metric


def _section_correctness(judged: Judged) -> float | None:
    """1 if the first passage that satisfies a group stands under one of the gold sections.

    Says nothing of a question whose evidence was not found: recall has counted that.
    """
    if not judged.question.sections:
        return None
    found = (each for each in judged.retrieved if each.groups)
    first = next(found, None)
    return None if first is None else float(first.section in judged.question.sections)


SECTION_CORRECTNESS = Metric(
    name="section",
    of=_section_correctness,
    label="Rätt avsnittsnummer",
    explanation="Andel frågor där det första rätta stället anges med det avsnittsnummer som "
    "står i dokumentet.",
)

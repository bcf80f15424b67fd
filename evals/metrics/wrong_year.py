"""How often the first passage is of the wrong year."""

from __future__ import annotations

from evals.judgement import Judged
from evals.metrics.metric import Metric


def _wrong_year(judged: Judged) -> float | None:
    """1 if the first passage's document is of another year than every document that answers."""
    if not judged.gold_years or not judged.retrieved:
        return None
    return float(judged.retrieved[0].year not in judged.gold_years)


WRONG_YEAR = Metric(
    name="wrong_year",
    of=_wrong_year,
    label="Fel år överst",
    explanation="Andel frågor där det första stället kommer från ett dokument för ett annat år "
    "än det som svarar.",
    higher_is_better=False,
)

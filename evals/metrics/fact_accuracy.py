"""Whether the answer says what it must, and shows where it stands."""

from __future__ import annotations

from evals.judgement import Judged
from evals.metrics.metric import Metric


def _fact_accuracy(judged: Judged) -> float | None:
    """1 if the answer's text matches every one of the question's expressions, else 0.

    A refusal of a question with facts is 0. The question's own words are no answer, so a
    refusal that repeats them does not pass.
    """
    if not judged.question.facts or judged.answer is None:
        return None
    answer = judged.answer
    return float(
        answer.answered and all(fact.search(answer.text) for fact in judged.question.facts)
    )


def _cited_facts(judged: Judged) -> float | None:
    """As above, and at least one cited passage holds evidence."""
    value = _fact_accuracy(judged)
    if value is None or judged.answer is None:
        return value
    return float(value == 1.0 and any(each.passage.groups for each in judged.answer.citations))


FACT_ACCURACY = Metric(
    name="facts",
    of=_fact_accuracy,
    label="Rätt uppgifter i svaret",
    explanation="Andel frågor där svaret innehåller alla uppgifter som det måste innehålla: "
    "belopp, namn, datum, status.",
    needs_answer=True,
)
CITED_FACTS = Metric(
    name="facts_cited",
    of=_cited_facts,
    label="Rätt uppgifter med rätt källa",
    explanation="Andel frågor där svaret innehåller alla uppgifter och hänvisar till ett ställe "
    "där underlaget står.",
    needs_answer=True,
)

"""What was right and wrong with one question, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.results import StoredEvidence, StoredOutcome, StoredQuestion


@dataclass(frozen=True, slots=True)
class Verdict:
    """Faults in Swedish, the gravest first; none: all is right."""

    faults: tuple[str, ...]
    missing: tuple[tuple[StoredEvidence, ...], ...]
    """Groups of evidence that were not among the first five."""

    @property
    def right(self) -> bool:
        """Whether there is nothing to remark on."""
        return not self.faults


_FIRST = 5


def verdict(question: StoredQuestion, outcome: StoredOutcome) -> Verdict:
    """Judges one question's outcome."""
    found = {group for passage in outcome.retrieved[:_FIRST] for group in passage.groups}
    missing = tuple(group for number, group in enumerate(question.evidence) if number not in found)
    return Verdict((*_answer_faults(outcome.values), *_search_faults(outcome.values)), missing)


def _answer_faults(values: Mapping[str, float]) -> Iterator[str]:
    """At most one of what is said and what is cited: a wrong answer needs no second remark."""
    if values.get("refusal_recall") == 0:
        yield "Svarade fast dokumenten inte säger något om saken."
    elif values.get("over_refusal") == 1:
        yield "Avböjde fast svaret finns i dokumenten."
    elif values.get("facts") == 0:
        yield "Svaret saknar en uppgift som det måste innehålla."
    elif values.get("facts_cited") == 0 or values.get("citation_recall") == 0:
        yield "Svaret hänvisar inte till stället där underlaget står."
    if values.get("verbatim", 1) < 1:
        yield "Ett citat är inte ordagrant."


def _search_faults(values: Mapping[str, float]) -> Iterator[str]:
    if values.get("recall@5") == 0:
        yield "Allt underlag finns inte bland de fem första ställena."
    if values.get("wrong_year") == 1:
        yield "Det första stället är från fel år."
    if values.get("section") == 0:
        yield "Det rätta stället anges med fel avsnitt."

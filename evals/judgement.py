"""What came back to a question, judged against its gold: all that a metric looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.question import Question


@dataclass(frozen=True, slots=True)
class JudgedPassage:
    """A passage that came, and which groups of the question's evidence it satisfies."""

    passage_id: str
    document: str
    year: int
    section: str
    text: str
    groups: frozenset[int]


@dataclass(frozen=True, slots=True)
class JudgedCitation:
    """A citation; ``verbatim`` says whether its quote stands in its passage."""

    number: int
    quote: str
    passage: JudgedPassage
    verbatim: bool


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """An answer, or a refusal where ``answered`` is false."""

    answered: bool
    text: str
    citations: tuple[JudgedCitation, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One question put to one system."""

    question: Question
    retrieved: tuple[JudgedPassage, ...]
    """Best first."""
    took_ms: float
    """Of the search."""
    gold_years: frozenset[int] = frozenset()
    """The years of the documents that answer."""
    ideal_gains: tuple[int, ...] = ()
    """Groups that each rank of the best possible order would newly satisfy."""
    answer: JudgedAnswer | None = None
    """None where the system only searches."""

    @property
    def group_count(self) -> int:
        """How many groups of evidence the question has."""
        return len(self.question.evidence)


def gains(passages: Iterable[JudgedPassage]) -> tuple[int, ...]:
    """How many groups each passage satisfies that none before it did."""
    return _gains(passage.groups for passage in passages)


def ideal_gains(groups: Iterable[frozenset[int]]) -> tuple[int, ...]:
    """The gains of the best order of passages with these groups, chosen greedily.

    The best cover is NP-hard; taking what adds most at each rank is the usual ideal for gains
    that depend on what came before (Clarke et al., "Novelty and Diversity in Information
    Retrieval Evaluation", SIGIR 2008).
    """
    left = [each for each in groups if each]
    order: list[frozenset[int]] = []
    seen: frozenset[int] = frozenset()
    while left:
        best = max(left, key=lambda each: len(each - seen))
        if not best - seen:
            break
        order.append(best)
        seen |= best
        left.remove(best)
    return _gains(order)


def _gains(groups: Iterable[frozenset[int]]) -> tuple[int, ...]:
    seen: frozenset[int] = frozenset()
    gained: list[int] = []
    for each in groups:
        gained.append(len(each - seen))
        seen |= each
    return tuple(gained)


def satisfied(passages: Sequence[JudgedPassage]) -> frozenset[int]:
    """The groups that any of the passages satisfies."""
    return frozenset().union(*(passage.groups for passage in passages))

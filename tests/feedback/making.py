"""Ratings to test with."""

from __future__ import annotations

from api.feedback.rating import RatedSource, Rating, Verdict

SOURCE = RatedSource("plan-2020/2.4/1", "plan-2020", "2.4", 'Fler "bussar"\nska \\ köpas\x7f\x1f')


def rating(
    question: str, verdict: Verdict = "up", comment: str = "", answered: bool = True
) -> Rating:
    """A rating of an answer with one source, or of a refusal."""
    sources = (SOURCE,) if answered else ()
    return Rating(verdict, comment, question, answered, "Fler bussar [1].", sources)

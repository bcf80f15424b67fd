"""A reader's verdict on one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MAX_COMMENT = 2_000
"""Characters of a comment."""

Verdict = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class RatedSource:
    """A quote that the answer rested on."""

    passage_id: str
    document: str
    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class Rating:
    """Nothing of who the reader is, and no time: a question is not traced to anybody."""

    verdict: Verdict
    comment: str
    question: str
    answered: bool
    answer: str
    sources: tuple[RatedSource, ...]

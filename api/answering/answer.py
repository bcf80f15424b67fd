"""What a question gets back: sentences, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from index import Hit, Searched


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: ``quote`` stands in ``hit.passage.text``."""

    number: int
    quote: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class Answer:
    """``text`` carries citation numbers as "[1]". Refused: ``answered`` is false, no citations.

    ``nearest`` then holds the closest passages, best first.
    """

    question: str
    answered: bool
    text: str
    citations: tuple[Citation, ...]
    nearest: tuple[Hit, ...]
    searched: Searched

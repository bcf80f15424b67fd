"""How it is said that the documents don't answer, what was searched and what is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.answering.answer import Answer
from api.answering.composition import MAX_WORDS
from index import Hit, Searched

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class _Words:
    not_said: str
    searched: str
    documents: str
    nearest: str
    section: str


_WORDS = {
    "sv": _Words("Det står inte i dokumenten", "Genomsökt", "dokument", "Närmast", "avsnitt"),
    "en": _Words("The documents don't say", "Searched", "documents", "Nearest", "section"),
}


@dataclass(frozen=True, slots=True)
class Absent:
    """How it is said that what a question is about isn't among the documents."""

    document: str
    year: str


ABSENT = {
    "sv": Absent(
        "Det står inte i dokumenten: bland dem finns inget som svarar mot ”{asked}”",
        "Det står inte i dokumenten: inget av dem säger något om {asked} i frågan",
    ),
    "en": Absent(
        "The documents don't say: none of them answers to “{asked}”",
        "The documents don't say: none of them tells of {asked} in this matter",
    ),
}


def refuse(
    question: str, hits: Sequence[Hit], searched: Searched, language: str, why: str = ""
) -> Answer:
    """An answer that gives none. ``why`` is said instead of "the documents don't say"."""
    words = _WORDS.get(language, _WORDS["sv"])
    text = (
        f"{why or words.not_said}. "
        f"{words.searched}: {searched.documents} {words.documents}{_years(searched.years)}."
    )
    nearest = tuple(hits[:_NEAREST])
    if nearest:
        number = nearest[0].passage.section.number
        title = nearest[0].document.title
        text += f" {words.nearest}: {title}{f', {words.section} {number}' if number else ''}."
    said = " ".join(text.split()[:MAX_WORDS])
    return Answer(question, False, said, (), nearest, searched)


def _years(years: Sequence[int]) -> str:
    if not years:
        return ""
    return f" ({years[0]}–{years[-1]})" if len(years) > 1 else f" ({years[0]})"

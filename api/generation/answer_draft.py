"""Checked sentences put together as they come: numbered sources, no repeats, at most 220 words."""

from __future__ import annotations

from dataclasses import dataclass

from api.answering import Answer, Citation
from api.generation.checking import CheckedSentence
from index import Searched

MAX_WORDS = 220
"""The contract's limit on an answer."""


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence of an answer as it is read: its numbers at the end, and what they stand for."""

    text: str
    citations: tuple[Citation, ...]


class AnswerDraft:
    """Numbers citations in the order in which they are first used, so each is used."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._said: set[str] = set()
        self._citations: list[Citation] = []
        self._words = 0
        self.full = False
        """Whether a sentence has been turned away for the length."""

    def __bool__(self) -> bool:
        return bool(self._sentences)

    def add(self, sentence: CheckedSentence) -> SpokenSentence | None:
        """The sentence with its numbers; None if it has been said, or there is no room."""
        plain = "".join(c for c in sentence.text.casefold() if c.isalnum())
        if plain in self._said:
            return None
        citations = [*self._citations]
        used: list[Citation] = []
        for support in sentence.supports:
            known = (
                c
                for c in citations
                if c.hit.passage.id == support.hit.passage.id and c.quote == support.quote
            )
            citation = next(known, None)
            if citation is None:
                citation = Citation(len(citations) + 1, support.quote, support.hit)
                citations.append(citation)
            if citation not in used:
                used.append(citation)
        text = f"{sentence.text} {' '.join(f'[{each.number}]' for each in used)}."
        words = len(text.split())
        if self._words + words > MAX_WORDS:
            self.full = True
            return None
        self._said.add(plain)
        self._sentences.append(text)
        self._citations = citations
        self._words += words
        return SpokenSentence(text, tuple(used))

    def answer(self, question: str, searched: Searched) -> Answer:
        """What has been said."""
        return Answer(
            question, True, " ".join(self._sentences), tuple(self._citations), (), searched
        )

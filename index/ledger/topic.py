"""What a matter is called, and whether a text is about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.question.names import Names
from index.swedish_analysis import SwedishAnalyzer

# Genitive and definite endings belong to a name: "FVIS:s", "vårdinformationsstödet".
_ENDING = r"(?::?s|en|et|ens|ets|n|t)?"


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter. With names, a text is about it that has one of them; else all its terms."""

    text: str
    names: tuple[str, ...]
    """What the documents call it, in lower case; empty if it has no name of its own."""
    terms: frozenset[str]
    analyzer: SwedishAnalyzer
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, text: str, names: Names, analyzer: SwedishAnalyzer) -> Topic:
        """The matter that ``text`` names, with the documents' other names for it."""
        own = _names_in(text, names)
        pattern = None
        if own:
            either = "|".join(re.escape(name) for name in sorted(own, key=len, reverse=True))
            pattern = re.compile(rf"(?<!\w)(?:{either}){_ENDING}(?!\w)", re.IGNORECASE)
        terms = frozenset(analyzer.analyze(text).words)
        return cls(text, own, terms, analyzer, pattern)

    def is_in(self, text: str) -> bool:
        """Whether ``text`` is about the matter."""
        if self.pattern is not None:
            return self.pattern.search(text) is not None
        if not self.terms:
            return False
        found = self.analyzer.analyze(text)
        return self.terms <= {*found.words, *found.parts}


def _names_in(text: str, names: Names) -> tuple[str, ...]:
    """Every name of the things that ``text`` names, sorted."""
    lowered = text.lower()
    found: set[str] = set()
    for group in names.groups:
        if any(re.search(rf"(?<!\w){re.escape(n)}{_ENDING}(?!\w)", lowered) for n in group):
            found |= group
    return tuple(sorted(found))

"""What a matter is called, and whether a text is about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.ledger.naming import Naming, name_pattern
from index.swedish_analysis import SwedishAnalyzer


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
    def of(cls, text: str, naming: Naming, analyzer: SwedishAnalyzer) -> Topic:
        """The matter that ``text`` names, with the documents' other names for it."""
        own = tuple(sorted({name for group in naming.things(text) for name in group}))
        terms = frozenset(analyzer.analyze(text).words)
        return cls(text, own, terms, analyzer, name_pattern(own) if own else None)

    def is_in(self, text: str) -> bool:
        """Whether ``text`` is about the matter."""
        if self.pattern is not None:
            return self.pattern.search(text) is not None
        if not self.terms:
            return False
        found = self.analyzer.analyze(text)
        return self.terms <= found.all

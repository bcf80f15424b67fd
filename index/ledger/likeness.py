"""How alike two texts are in their words, weighted by what the words tell.

The words of steering ("leda och samordna", "Region Halland") are in so many mandates that two
of them share a good half of their words by chance. So a word weighs by its rarity, among
mandates and among all texts, whichever says that it is the more common.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from index.ledger.naming import Naming, name_pattern
from index.swedish_analysis import SwedishAnalyzer

_COMMON = 0.4
"""Texts that share no word of at least this part of the greatest weight are not compared."""


_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common, each within 0..1, and the words that weigh most."""

    wording: float
    """Weight of the shared words over that of all words of both."""
    covered: float
    """Weight of the shared words over that of the first text's words."""
    words: tuple[str, ...]
    """At most three, heaviest first."""
    telling: float
    """Weight of the heaviest of them over the greatest weight of all words."""


class Likeness:
    """The terms of each text, weighted. Texts go by their position."""

    def __init__(
        self,
        texts: Sequence[str],
        mandates: Collection[int],
        analyzer: SwedishAnalyzer,
        naming: Naming,
    ) -> None:
        self._texts = texts
        self._analyzer = analyzer
        self._terms = [_terms(text, analyzer) | _names(text, naming) for text in texts]
        self._weights = _weights(self._terms, [self._terms[row] for row in sorted(mandates)])
        self._heaviest = max(self._weights.values(), default=1.0)
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, terms in enumerate(self._terms):
            for term in sorted(terms):
                if self._weights[term] >= _COMMON * self._heaviest:
                    self._rows[term].append(row)

    def neighbours(self, row: int) -> tuple[int, ...]:
        """Texts after ``row`` that share a word with it that is not too common, in order."""
        found = {other for term in self._terms[row] for other in self._rows.get(term, ())}
        return tuple(sorted(other for other in found if other > row))

    def shared(self, first: int, second: int) -> Shared:
        """What the texts at the two positions share."""
        one, other = self._terms[first], self._terms[second]
        common = one & other
        weight = self._sum(common)
        heavy = sorted(common, key=lambda term: (-self._weights[term], term))
        return Shared(
            wording=weight / (self._sum(one | other) or 1.0),
            covered=weight / (self._sum(one) or 1.0),
            words=tuple(heavy[:3]),
            telling=self._weights[heavy[0]] / self._heaviest if heavy else 0.0,
        )

    def as_printed(self, row: int, words: Collection[str]) -> tuple[str, ...]:
        """The words of a text that the terms ``words`` stand for, each once."""
        text = self._texts[row]
        found: dict[str, None] = {}
        for term in words:
            pattern = name_pattern(term.split("/")) if "/" in term else None
            match = pattern.search(text) if pattern else None
            if match:
                found[match.group()] = None
                continue
            for word in _WORD.findall(text):
                if term in _terms(word, self._analyzer):
                    found[word] = None
                    break
        return tuple(found)

    def _sum(self, terms: Collection[str]) -> float:
        # In a fixed order, so that the same texts give the same sum to the last bit.
        return sum(self._weights[term] for term in sorted(terms))


def _terms(text: str, analyzer: SwedishAnalyzer) -> frozenset[str]:
    return analyzer.analyze(text).all


def _names(text: str, naming: Naming) -> frozenset[str]:
    """A term for each thing that the text names, whichever of its names it uses.

    It is all of the names, as in "fvis/visus", so that it is no word's stem.
    """
    return frozenset("/".join(sorted(group)) for group in naming.things(text))


def _weights(
    texts: Sequence[frozenset[str]], mandates: Sequence[frozenset[str]]
) -> Mapping[str, float]:
    """Inverse document frequency, ln(1 + N / n): the lesser of that in all and in mandates."""
    weights: dict[str, float] = {}
    for collection in (texts, mandates):
        counts = Counter(term for terms in collection for term in terms)
        for term, count in counts.items():
            weight = math.log(1 + len(collection) / count)
            weights[term] = min(weight, weights.get(term, weight))
    return weights

"""The precision of suggested links: of those that were judged, how many are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from evals.links.judged import JudgedPair
from index.ledger import Link

_Z = 1.96
"""For a 95 % interval."""


@dataclass(frozen=True, slots=True)
class LinkPrecision:
    """``right`` of ``judged`` links; ``suggested`` is how many there are in all."""

    right: int
    judged: int
    suggested: int

    @property
    def precision(self) -> float:
        """right / judged; 0 if none was judged."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval after Wilson ("Probable Inference", JASA 1927), for a sample."""
        n, p = self.judged, self.precision
        if not n:
            return 0.0, 1.0
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return middle - half, middle + half


def measure_links(links: Iterable[Link], pairs: Iterable[JudgedPair]) -> LinkPrecision:
    """Of the links that are suggested now, those that were judged, and how many are right."""
    suggested = {link.id for link in links}
    judged = [pair for pair in pairs if pair.link in suggested]
    return LinkPrecision(sum(pair.same for pair in judged), len(judged), len(suggested))

"""Suggested links: the same matter in documents of different years.

Precision comes before recall. A suggestion stands on the words of both sides and on what the
embedding model makes of them, and only the best counterparts in a document are suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

import numpy as np

from index.encoding import Encoder
from index.ledger.likeness import Likeness, Shared
from index.ledger.linkable import Linkable, linkables
from index.ledger.naming import Naming
from index.swedish_analysis import SwedishAnalyzer
from ingest.document import Document
from ingest.ledger import Extract

Relation = Literal["motsvarar", "rapporterar"]

# Chosen on the shipped corpus and judged by hand there; see evals/links.
_LEAST_ALIKE = 0.55
_LEAST_REPORTED = 0.53
# A sentence must have a word that names the matter, not only "digital" and "utveckling".
_LEAST_TELLING = 0.5
# How far below the best counterpart in the same document another may lie.
_SLACK = 0.1
_SAME_AREA = 0.05


@dataclass(frozen=True, slots=True)
class Link:
    """Two entries that are about the same matter, the earlier first, and why we think so."""

    id: str
    """16 hexadecimal digits that follow from what is linked, so that they outlive a rebuild."""
    earlier: str
    later: str
    relation: Relation
    score: float
    """Within 0..1."""
    reason: str
    """In Swedish, for the person who confirms or rejects."""


def suggest_links(
    extract: Extract,
    documents: Sequence[Document],
    encoder: Encoder,
    analyzer: SwedishAnalyzer,
) -> tuple[Link, ...]:
    """Links between entries of different years, best first. ``extract`` is of ``documents``."""
    items = linkables(extract, {document.info.id: document.info for document in documents})
    parts = [(position, text) for position, item in enumerate(items) for text in item.parts]
    if not parts:
        return ()
    texts = [text for _, text in parts]
    mandates = [row for row, (position, _) in enumerate(parts) if items[position].is_mandate]
    likeness = Likeness(texts, mandates, analyzer, Naming.of(documents))
    # Both sides are encoded alike: likeness has no question and no answer.
    vectors = encoder.encode_queries(texts)
    best: dict[tuple[int, int], _Candidate] = {}
    for row, (first, _) in enumerate(parts):
        for other in likeness.neighbours(row):
            second = parts[other][0]
            if not _may_be_linked(items[first], items[second]):
                continue
            shared = likeness.shared(row, other)
            meaning = float(np.dot(vectors[row], vectors[other]))
            candidate = _candidate(items, (first, second), shared, meaning)
            known = best.get((first, second))
            if candidate and (known is None or candidate.score > known.score):
                best[first, second] = replace(candidate, part=row)
    links = [
        _link(items, each, likeness.as_printed(each.part, each.shared.words))
        for each in _best(items, list(best.values()))
    ]
    return tuple(sorted(links, key=lambda link: (-link.score, link.id)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``first`` comes before ``second`` in the items; only ``second`` can be a statement."""

    first: int
    second: int
    shared: Shared
    meaning: float
    score: float
    part: int = 0
    """The first's text that was compared."""


def _may_be_linked(one: Linkable, other: Linkable) -> bool:
    """Of different years; a report is on a mandate."""
    return one.year != other.year and not one.reports and (one.is_mandate or not other.reports)


def _candidate(
    items: Sequence[Linkable], pair: tuple[int, int], shared: Shared, meaning: float
) -> _Candidate | None:
    one, other = items[pair[0]], items[pair[1]]
    if other.reports and shared.telling < _LEAST_TELLING:
        return None
    # A sentence says more than which mandate it reports on: how much of the mandate's wording
    # it has counts, not how much else.
    words, least = (
        (shared.covered, _LEAST_REPORTED) if other.reports else (shared.wording, _LEAST_ALIKE)
    )
    area = _SAME_AREA if _same_area(one, other) else 0.0
    score = min(1.0, 0.6 * words + 0.4 * meaning + area)
    return _Candidate(*pair, shared, meaning, score) if score >= least else None


def _same_area(one: Linkable, other: Linkable) -> bool:
    return bool(one.focus_area) and one.focus_area.lower() == other.focus_area.lower()


def _best(items: Sequence[Linkable], candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Those nearly as good as the best that either side has in the other's document."""
    best: dict[tuple[int, str], float] = {}
    for each in candidates:
        for own, other in ((each.first, each.second), (each.second, each.first)):
            key = own, items[other].place.document
            best[key] = max(best.get(key, 0.0), each.score)
    for each in candidates:
        sides = ((each.first, each.second), (each.second, each.first))
        # A report may come back to a mandate, and a paragraph report on several.
        if items[each.second].reports or all(
            each.score >= best[own, items[other].place.document] - _SLACK for own, other in sides
        ):
            yield each


def _link(items: Sequence[Linkable], candidate: _Candidate, words: Sequence[str]) -> Link:
    pair = (items[candidate.first], items[candidate.second])
    earlier, later = sorted(pair, key=lambda item: (item.year, item.id))
    return Link(
        id=sha256(f"{earlier.key}\n{later.key}".encode()).hexdigest()[:16],
        earlier=earlier.id,
        later=later.id,
        relation="rapporterar" if pair[1].reports else "motsvarar",
        score=round(candidate.score, 3),
        reason=_reason(pair, candidate, words),
    )


def _reason(pair: tuple[Linkable, Linkable], candidate: _Candidate, words: Sequence[str]) -> str:
    shared = candidate.shared
    percent = round(100 * (shared.covered if pair[1].reports else shared.wording))
    what = (
        f"En mening har {percent} % av uppdragets ord efter vikt"
        if pair[1].reports
        else f"{percent} % av orden är gemensamma efter vikt"
    )
    parts = [
        f"{what} (”{'”, ”'.join(words)}”)",
        f"likhet i betydelse {candidate.meaning:.2f}".replace(".", ","),
    ]
    if _same_area(*pair):
        parts.append(f"samma fokusområde ({pair[0].focus_area})")
    return "; ".join(parts) + "."

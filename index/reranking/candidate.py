"""A passage that the first look found, with what each arm thought of it."""

from __future__ import annotations

from dataclasses import dataclass

from index.question import Nature
from index.reranking.passage_profile import PassageProfile
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """Scores are within 0..1; ``fused`` is theirs together, ``best_fused`` the question's best."""

    passage: Passage
    profile: PassageProfile
    nature: Nature | None
    """Of the passage's document."""
    lexical: float
    ngrams: float
    dense: float
    late: float
    fused: float
    best_fused: float

"""The product's search with parts of it left out, by way of the scores that it publishes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evals.results import PRODUCT
from evals.systems.system import System
from index import FusionWeights, SearchEngine, fuse
from ingest import Passage


def product_system(engine: SearchEngine, label: str = "plansvar") -> System:
    """The search as users get it: the question understood, and the passages reranked."""
    return System(PRODUCT, label, lambda query, k: _passages(engine, query, k))


def arm_systems(engine: SearchEngine) -> tuple[System, ...]:
    """One part added at a time, in the order of an ablation table, up to the whole."""
    whole = FusionWeights()
    by_vector = replace(whole, late=0.0)
    words = replace(by_vector, dense=0.0)
    steps = [
        ("dense", "Bara betydelse (en vektor per ställe)", FusionWeights(0.0, 0.0, 1.0, 0.0)),
        ("words", "Bara ord (stammar, sammansättningar)", FusionWeights(1.0, 0.0, 0.0, 0.0)),
        ("+ngrams", "+ bokstavsföljder", words),
        ("+dense", "+ betydelse", by_vector),
    ]
    if engine.reads_tokens:
        steps.insert(1, ("late", "Bara betydelse (ord för ord)", FusionWeights(0.0, 0.0, 0.0, 1.0)))
        steps.append(("+late", "+ betydelse ord för ord", whole))
    return (
        *(_weighted(engine, *step) for step in steps),
        product_system(engine, "+ förståelse och omrankning"),
    )


def _weighted(engine: SearchEngine, name: str, label: str, weights: FusionWeights) -> System:
    def search(query: str, k: int) -> list[Passage]:
        fused = fuse(engine.scores(query), weights)
        order = np.argsort(-np.round(fused, 5), kind="stable")[:k]
        return [engine.passages[row] for row in order if fused[row] > 0]

    return System(name, label, search)


def _passages(engine: SearchEngine, query: str, k: int) -> list[Passage]:
    return [hit.passage for hit in engine.search(query, k).hits]

"""How long a search takes, beside the bare dot product that no dense search can do without.

Run it from the repository: ``python -m tests.benchmarks.search_latency [index folder]``. It
prints, for each mode, the median and the 95th percentile in milliseconds and as a multiple of
the dot product's median in the same run, which is what to compare between machines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import get_args

import numpy as np

from index import Mode, SearchEngine

QUERIES = (
    "vad hände med FVIS 2020?",
    "lustgasdestruktion",
    "hur stor är budgeten för ny ambulansstation i Halmstad?",
    "vilka uppdrag uppfylldes bara delvis?",
    "vardplatser i halmstad",
    "what was agreed about the electronic health record?",
)
ROUNDS = 50


def main(index: Path) -> None:
    """Prints the table for the index in the folder ``index``."""
    opening = milliseconds(lambda _: SearchEngine.open(index), [""] * 5)
    engine = SearchEngine.open(index)
    random = np.random.default_rng(0)
    shape = (len(engine.passages), engine.encoder.dimension)
    vectors = random.normal(size=shape).astype(np.float32)
    query = vectors[0]
    bare = median(milliseconds(lambda _: vectors @ query, list(QUERIES) * ROUNDS))
    print(f"{shape[0]} passages, dimension {shape[1]}")
    show("dot product", [bare, bare], bare)
    show("open", opening, bare)
    for mode in get_args(Mode):
        for question in QUERIES:  # so that no word is met for the first time below
            engine.search(question, mode=mode)
        show(mode, milliseconds(searching(engine, mode), list(QUERIES) * ROUNDS), bare)


def searching(engine: SearchEngine, mode: Mode) -> Callable[[str], object]:
    """A search in ``mode``, as a function of the question."""
    return lambda query: engine.search(query, mode=mode)


def milliseconds(call: Callable[[str], object], queries: list[str]) -> list[float]:
    """How long each call took."""
    times = []
    for query in queries:
        start = perf_counter()
        call(query)
        times.append((perf_counter() - start) * 1000)
    return times


def show(name: str, times: list[float], bare: float) -> None:
    """One line of the table."""
    middle, high = median(times), quantiles(times, n=20, method="inclusive")[-1]
    print(f"{name:12} p50 {middle:9.3f} ms  p95 {high:9.3f} ms  {middle / bare:8.1f} × dot product")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".index"))

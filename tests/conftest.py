"""The shipped corpus under its own model, built once for all tests that ask real questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import SearchEngine, build_index, load_encoder

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def shipped_engine(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """Nothing changes an engine, so all tests share it."""
    index = tmp_path_factory.mktemp("shipped") / "index"
    encoder = load_encoder()
    build_index(CORPUS, index, encoder)
    return SearchEngine.open(index, encoder)

from __future__ import annotations

from pathlib import Path

import pytest

from index import SearchEngine, build_index
from tests.fake_encoder import FakeEncoder
from tests.index.small_corpus import write_corpus


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """The small corpus, built and opened; nothing changes an engine, so all tests share it."""
    folder = tmp_path_factory.mktemp("engine")
    encoder = FakeEncoder()
    build_index(write_corpus(folder / "corpus"), folder / "index", encoder)
    return SearchEngine.open(folder / "index", encoder)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The small corpus in a folder of its own."""
    return write_corpus(tmp_path / "corpus")

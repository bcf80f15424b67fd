"""A client over the fakes, and the shipped corpus as an index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index import build_index, load_encoder
from tests.api.fakes import FakeAnswerer, FakeEngine

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def answerer(engine: FakeEngine) -> FakeAnswerer:
    return FakeAnswerer(engine)


@pytest.fixture
def client(engine: FakeEngine, answerer: FakeAnswerer) -> Iterator[TestClient]:
    # What the code raises must come back as a response, as from the real server.
    app = create_app(engine, answerer, Settings())
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped corpus."""
    index = tmp_path_factory.mktemp("index") / "index"
    build_index(CORPUS, index, load_encoder(), progress=None)
    return index

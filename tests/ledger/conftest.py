"""The shipped corpus read once, and its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.answering import Answerer
from api.app import create_app
from api.settings import Settings
from index import SearchEngine, build_index, load_encoder
from index.ledger import Ledger
from ingest import Document, read_corpus
from ingest.ledger import Extract, extract_ledger

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    return read_corpus(CORPUS).documents


@pytest.fixture(scope="session")
def extract(documents: tuple[Document, ...]) -> Extract:
    return extract_ledger(documents)


@pytest.fixture(scope="session")
def raw() -> dict[str, str]:
    """Each document's raw text, by id, decoded as it is when read."""
    return {
        path.stem: path.read_bytes().decode("utf-8")
        for path in CORPUS.iterdir()
        if path.suffix in {".md", ".txt"}
    }


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped corpus."""
    folder = tmp_path_factory.mktemp("ledger") / "index"
    build_index(CORPUS, folder, load_encoder())
    return folder


@pytest.fixture(scope="session")
def engine(index: Path) -> SearchEngine:
    return SearchEngine.open(index)


@pytest.fixture(scope="session")
def ledger(engine: SearchEngine) -> Ledger:
    return engine.ledger


@pytest.fixture(scope="session")
def client(engine: SearchEngine, index: Path) -> Iterator[TestClient]:
    settings = Settings(index=index)
    app = create_app(engine, Answerer(engine), settings)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client

"""The shipped corpus read once, and its ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

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

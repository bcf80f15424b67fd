from __future__ import annotations

import pytest

from api.answering import Answerer
from index import SearchEngine
from tests.answering.invented import FYRVERKET, NORRVIK, SJOVALLA, open_engine


@pytest.fixture(scope="session")
def sjovalla(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """A municipality with two plans and a follow-up."""
    return open_engine(tmp_path_factory.mktemp("sjovalla"), SJOVALLA)


@pytest.fixture(scope="session")
def norrvik(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """A region with tables."""
    return open_engine(tmp_path_factory.mktemp("norrvik"), NORRVIK)


@pytest.fixture(scope="session")
def fyrverket(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """An agency that follows up its mandates by status."""
    return open_engine(tmp_path_factory.mktemp("fyrverket"), FYRVERKET)


@pytest.fixture(scope="session")
def shipped(shipped_engine: SearchEngine) -> Answerer:
    """Answers from the shipped documents."""
    return Answerer(shipped_engine)

"""The shipped corpus under its own model, built once for all tests that ask real questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import SearchEngine, build_index, load_encoder

CORPUS = Path(__file__).parents[1] / "corpus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: the browser's driver keeps an event loop running in this thread,
    and no other test could start one."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def shipped_engine(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """Nothing changes an engine, so all tests share it."""
    index = tmp_path_factory.mktemp("shipped") / "index"
    encoder = load_encoder()
    build_index(CORPUS, index, encoder)
    return SearchEngine.open(index, encoder)

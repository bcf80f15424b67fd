from __future__ import annotations

import pytest

from index import SearchEngine
from tests.answering.invented import SJOVALLA, open_engine


@pytest.fixture(scope="session")
def sjovalla(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """A municipality with two plans and a follow-up."""
    return open_engine(tmp_path_factory.mktemp("sjovalla"), SJOVALLA)

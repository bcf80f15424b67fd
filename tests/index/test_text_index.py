from __future__ import annotations

import doctest
import subprocess
import sys

import pytest

from index import Mode, TextIndex, text_index
from tests.fake_encoder import FakeEncoder

TEXTS = ["Lustgas ska tas om hand.", "Bussar på landsbygden.", "Solceller på sjukhuset."]


def test_the_example_in_the_docstring_holds() -> None:
    """With the shipped model, as a reader would type it."""
    results = doctest.testmod(text_index)
    assert results.attempted == 4
    assert results.failed == 0


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_each_mode_finds_the_text_and_where_it_stood(mode: Mode) -> None:
    hit = TextIndex.build(TEXTS, FakeEncoder()).search("bussar", 1, mode)[0]
    assert (hit.row, hit.text) == (1, TEXTS[1])
    assert 0 < hit.score <= 1


def test_modes_differ_in_what_they_can_find() -> None:
    """The fake encoder knows whole words only, so it can't see through a compound."""
    index = TextIndex.build(TEXTS, FakeEncoder())
    assert index.search("lustgasdestruktion", 1, "dense") == ()
    assert index.search("lustgasdestruktion", 1, "lexical")[0].row == 0
    assert index.search("lustgasdestruktion", 1, "hybrid")[0].row == 0


def test_no_texts() -> None:
    assert TextIndex.build([], FakeEncoder()).search("något") == ()


def test_searching_loads_none_of_what_only_training_and_building_need() -> None:
    """They would take a cold start from tenths of a second to several seconds."""
    heavy = {"torch", "transformers", "sentence_transformers", "bm25s", "scipy"}
    code = f"import sys, index; index.load_encoder(); print({heavy!r} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"

from __future__ import annotations

import doctest
import subprocess
import sys
from math import sqrt

import pytest

from index import Mode, TextIndex, text_index
from tests.fake_encoder import FakeEncoder, FakeTokenEncoder

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


def test_a_question_met_word_by_word_is_found_in_a_long_text() -> None:
    """One vector of a long text is like no short question; its tokens are as like as ever."""
    long = "Solceller på sjukhuset byggs " + " ".join(f"ord{n}" for n in range(60))
    texts = [long, "Solceller, taket."]
    question = "solceller på sjukhuset"
    assert TextIndex.build(texts, FakeEncoder()).search(question, 1, "dense")[0].row == 1
    assert TextIndex.build(texts, FakeTokenEncoder()).search(question, 1, "dense")[0].row == 0


def test_each_text_gets_its_own_late_interaction() -> None:
    """The mean of the cosine and of the share of the question's words, in any order of rows."""
    texts = ["hav", "bro buss", "skog", "bro buss hav", "bro"]
    hits = TextIndex.build(texts, FakeTokenEncoder()).search("bro buss hav", 5, "dense")
    shares = {0: 1 / 3, 1: 2 / 3, 3: 1.0, 4: 1 / 3}
    cosines = {0: 1 / sqrt(3), 1: 2 / sqrt(6), 3: 1.0, 4: 1 / sqrt(3)}
    assert [hit.row for hit in hits] == [3, 1, 0, 4]
    for hit in hits:
        assert hit.score == pytest.approx((shares[hit.row] + cosines[hit.row]) / 2, abs=1e-5)


@pytest.mark.parametrize("encoder", [FakeEncoder(), FakeTokenEncoder()])
def test_no_texts(encoder: FakeEncoder) -> None:
    assert TextIndex.build([], encoder).search("något") == ()


def test_searching_loads_none_of_what_only_training_and_building_need() -> None:
    """They would take a cold start from tenths of a second to several seconds."""
    heavy = {"torch", "transformers", "sentence_transformers", "bm25s", "scipy"}
    code = f"import sys, index; index.load_encoder(); print({heavy!r} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"

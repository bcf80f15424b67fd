"""Sentences and their numbers, read out of text that comes in any pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.generation.drafted_sentence import DraftedSentence, SentenceReader


def read(*pieces: str) -> list[tuple[str, tuple[int, ...]]]:
    reader = SentenceReader()
    found = [s for piece in pieces for s in reader.feed(piece)] + reader.close()
    return [(each.text, each.cites) for each in found]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A a [1]. B b [2].", [("A a", (1,)), ("B b", (2,))]),
        ("A a. [1] B b. [2]", [("A a", (1,)), ("B b", (2,))]),
        ("A a [1][2], b [1, 3–5].", [("A a, b", (1, 2, 3, 4, 5))]),
        ("A a 【3】. B b [^2]!", [("A a", (3,)), ("B b", (2,))]),
        ("Utan nummer. Med nummer [1].", [("Utan nummer", ()), ("Med nummer", (1,))]),
        ("Värt 69,5 mnkr t.ex. Halmstad [1].", [("Värt 69,5 mnkr t.ex. Halmstad", (1,))]),
        ("Kl. 8 till kl. 9 [1].", [("Kl. 8 till kl. 9", (1,))]),
        ("## Svar\n\n- **A** a [1].\n- *B* `b` [2].", [("Svar", ()), ("A a", (1,)), ("B b", (2,))]),
        ("1. A a [1].\n2. B b [2].", [("A a", (1,)), ("B b", (2,))]),
        ("Enligt [1] är A b [1].", []),
        ("<think>A [1]. B [2].</think>C c [3].", [("C c", (3,))]),
        ("  <thinking>A [1].\n\nB", []),
        ("-5,1 är resultatet [1].", [("-5,1 är resultatet", (1,))]),
        ("", []),
        ("[1] [2]", []),
        (" \n\n ", []),
        ("SAKNAS", [("SAKNAS", ())]),
    ],
)
def test_sentences(text: str, sentences: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(text) == sentences
    assert read(*text) == sentences


@given(st.text(alphabet="Aa b1[],.–\n*<think>/", max_size=80), st.integers(0, 80))
def test_pieces_make_no_difference(text: str, at: int) -> None:
    assert read(text[:at], text[at:]) == read(text)


def test_a_sentence_is_given_as_soon_as_the_next_begins() -> None:
    reader = SentenceReader()
    assert reader.feed("A a [1].") == []
    assert reader.feed(" B") == [DraftedSentence("A a", (1,))]


def test_a_sentence_without_end_is_cut() -> None:
    reader = SentenceReader()
    assert len(reader.feed("a" * 2_000)) == 1
    assert reader.close() == []


def test_a_range_of_millions_is_no_work() -> None:
    assert len(read("A a [1–9999].")[0][1]) == 21

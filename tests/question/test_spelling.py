"""Typing faults are read as the corpus's words; words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.spelling import Spelling, fold, is_english
from ingest.language.lexicon import word_count

TEXTS = [
    "Vattenverket vid Tjärnsjön ska bli klart. Kollektivtrafiken i Granby ökar. Nämnden beslutar.",
    "Ledningsnätet byts ut, och sjukfrånvaron ska minska. Namn på förvaltningen. Uppföljningen.",
]
SPELLING = Spelling(TEXTS, word_count)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tjarnsjon", "tjärnsjön"),
        ("Tjarnsjön", "tjärnsjön"),
        ("sjukfranvaron", "sjukfrånvaron"),
        ("vattnverket", "vattenverket"),
        ("vattenvrket", "vattenverket"),
        ("kolektivtrafiken", "kollektivtrafiken"),
        ("kollektivtraffiken", "kollektivtrafiken"),
        ("uppfoljningen", "uppföljningen"),
        ("ledningsnätett", "ledningsnätet"),
        ("mkt", "mycket"),
        ("ngt", "något"),
    ],
)
def test_a_fault_is_read_as_the_corpus_word(typed: str, meant: str) -> None:
    corrected = SPELLING.correct(f"vad händer med {typed}?")
    assert corrected.lower() == f"vad händer med {meant}?"


@pytest.mark.parametrize(
    "question",
    [
        "Nämn tre mål",
        "vad kostar ubåten?",
        "hur många elefanter finns?",
        "vad säger NKVS?",
        "vad gör Granby?",
        "hur gick det",
        "vad är klart 2025?",
        "är taket ur fas",
        # The corpus has "kollektivtrafiken", and "ökar": this is another.
        "hur går biltrafiken?",
    ],
)
def test_real_words_names_and_abbreviations_are_left_alone(question: str) -> None:
    assert SPELLING.correct(question) == question


def test_a_form_of_a_corpus_word_is_read_as_that_not_as_one_that_looks_alike() -> None:
    spelling = Spelling(["En ishall utreds. Simhallen renoveras."], word_count)
    assert spelling.correct("vad kostar ishallen?") == "vad kostar ishall?"


def test_english_is_not_read_as_faulty_swedish() -> None:
    question = "what is the name of the waterworks?"
    assert is_english(question)
    assert SPELLING.correct(question) == question


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("how much does it cost?", True),
        ("when?", True),
        ("who leads the work", True),
        ("vad är the point?", False),
        ("hur gick det för skolan?", False),
        ("by i kommunen", True),
        ("Granby", False),
        ("", False),
    ],
)
def test_english_is_known_by_its_function_words(question: str, english: bool) -> None:
    assert is_english(question) is english


def test_folding_takes_the_dots_and_rings() -> None:
    assert fold("ÅÄÖ åäö é ü") == "aao aao e u"


@given(st.text(max_size=120))
def test_any_text_keeps_all_but_its_words(question: str) -> None:
    corrected = SPELLING.correct(question)
    strip = str.maketrans("", "", "".join({c for c in question + corrected if c.isalpha()}))
    assert corrected.translate(strip) == question.translate(strip)
    assert SPELLING.correct(corrected) == corrected

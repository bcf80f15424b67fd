"""Compounds split by hand, and words that must stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.compounds import CompoundSplitter, splitting_lexicon
from ingest.language.lexicon import word_counts

SPLITTER = CompoundSplitter(word_counts())
SIMPLE_WORDS = """
försenade försvann varslade
region information kommunikation personal tillgänglighet möjligheter förändring planering
förutsättningar sammanhållen tillsammans kostnader ansvarar förbättra genomföra framtiden
prioriteringar strategiska invånarna besökare patienten avgörande fortsatt fortsätta
entreprenörskap internationella digitalisering arbetat perspektiv
"""


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("destruktionsanläggning", ["destruktion", "anläggning"]),
        ("verksamhetsplan", ["verksamhet", "plan"]),
        ("regionkontoret", ["region", "kontoret"]),
        ("bredbandsstrategi", ["bredband", "bred", "band", "strategi"]),
        ("kollektivtrafikmyndighet", ["kollektivtrafik", "myndighet"]),
        ("sjukfrånvaro", ["sjuk", "frånvaro"]),
        ("skoltrivsel", ["skol", "trivsel"]),
        ("budgettillskott", ["budget", "tillskott"]),
        ("hallandstrafiken", ["halland", "trafiken"]),
    ],
)
def test_splits(compound: str, parts: list[str]) -> None:
    found = SPLITTER.parts(compound)
    assert [part for part in found if part in parts] == parts


@pytest.mark.parametrize("word", SIMPLE_WORDS.split())
def test_leaves_simple_words_whole(word: str) -> None:
    assert SPLITTER.parts(word) == ()


def test_question_and_passage_meet_on_parts() -> None:
    asked = {"lustgasdestruktion", *SPLITTER.parts("lustgasdestruktion")}
    written = {"lustgas", "destruktionsanläggning", *SPLITTER.parts("destruktionsanläggning")}
    assert {"lustgas", "destruktion"} <= asked & written


def test_a_whole_more_frequent_than_its_parts_stays_whole() -> None:
    counts = {"snöboll": 900, "snö": 500, "boll": 500}
    assert CompoundSplitter(counts).parts("snöboll") == ()
    assert CompoundSplitter({**counts, "snöboll": 100}).parts("snöboll") == ("snö", "boll")


def test_the_linking_element_is_undone() -> None:
    counts = {"kyrka": 900, "gata": 900, "gård": 900, "arbete": 900, "plats": 900}
    splitter = CompoundSplitter(counts)
    assert splitter.parts("kyrkogård") == ("kyrka", "gård")
    assert splitter.parts("gatugård") == ("gata", "gård")
    assert splitter.parts("arbetesplats") == ("arbete", "plats")


@given(st.text(max_size=40))
def test_any_text_gives_parts_that_are_shorter_words(word: str) -> None:
    assert all(0 < len(part) <= len(word) for part in SPLITTER.parts(word))


@given(st.sampled_from(sorted(word_counts())), st.sampled_from(sorted(word_counts())))
def test_the_smaller_lexicon_splits_the_same(first: str, second: str) -> None:
    word = first + second
    smaller = CompoundSplitter(_SMALLER)
    assert smaller.parts(word) == SPLITTER.parts(word)
    assert smaller.parts(first) == SPLITTER.parts(first)


_SMALLER = splitting_lexicon(word_counts())

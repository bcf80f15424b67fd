"""Abbreviations and renamings, learnt from what documents say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.names import Names, learn_names, long_form


def others(names: Names, text: str) -> set[str]:
    return {other for _, found in names.others(text) for other in found}


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        # The worked example of Schwartz & Hearst (2003).
        ("HSF", "heat shock transcription factor", "heat shock transcription factor"),
        # The first letter must begin a word; the others may stand inside one.
        ("RSA", "ansvarar för risk- och sårbarhetsanalys", "risk- och sårbarhetsanalys"),
        ("NJS", "regionen inför nordligt journalsystem", "nordligt journalsystem"),
        # The shortest run that does it.
        ("SK", "skolans nya Sjövalla kommun", "Sjövalla kommun"),
    ],
)
def test_the_long_form_is_the_shortest_that_holds_the_letters(
    short: str, before: str, long: str
) -> None:
    assert long_form(short, before.split()) == long


@pytest.mark.parametrize(
    ("short", "before"),
    [
        ("XYZ", "nordligt journalsystem"),
        ("NJS", "journalsystem nordligt"),
        ("NJS", ""),
        # Too far back: at most min(n + 5, 2 n) words.
        ("NJ", "nordligt ett två tre fyra fem journalsystem"),
        # A form that holds the abbreviation itself explains nothing.
        ("NJS", "njs nya journal NJS"),
    ],
)
def test_no_long_form(short: str, before: str) -> None:
    assert long_form(short, before.split()) == ""


def test_an_abbreviation_and_its_long_form_find_each_other() -> None:
    names = learn_names(["Regionen inför Nordligt journalsystem (NJS) i år."])
    assert others(names, "vad kostar NJS?") == {"nordligt journalsystem"}
    assert others(names, "när kommer Nordligt journalsystem?") == {"njs"}
    assert others(names, "njs:s budget") == {"nordligt journalsystem"}
    assert others(names, "vad gör sjukhuset?") == set()


def test_the_long_form_may_stand_in_the_brackets() -> None:
    names = learn_names(["En ÅVS (åtgärdsvalsstudie) görs."])
    assert others(names, "åvs") == {"åtgärdsvalsstudie"}


def test_a_renaming_joins_the_name_that_is_known() -> None:
    texts = ["Nordligt journalsystem (NJS) införs.", "NJS / SNÖBÄR är försenat."]
    assert others(learn_names(texts), "snöbär") == {"njs", "nordligt journalsystem"}
    renamed = [texts[0], "Införandet av Nordligt journalsystem (Snöbär) pågår."]
    assert others(learn_names(renamed), "NJS") == {"nordligt journalsystem", "snöbär"}


@pytest.mark.parametrize(
    "text",
    [
        "Hamnen (Norrvik) byggs ut.",
        "Kostnaden ökar (HELA ÅRET) med 3 mnkr.",
        "Skolan byggs om (2024).",
        "IT / HR samarbetar.",
        "KOMMUN / REGION samverkar.",
        "Ansvarig: (se ovan). Regionen far (FaR) norrut.",
        "Fysisk aktivitet på recept (FaR).",
    ],
)
def test_what_is_no_name_is_not_learnt(text: str) -> None:
    assert learn_names([text]).groups == ()


def test_a_name_inside_a_word_is_another_word() -> None:
    names = learn_names(["Samordnad individuell plan (SIP) görs."])
    assert others(names, "SIP") == {"samordnad individuell plan"}
    assert others(names, "sippor i skogen") == set()


@given(st.lists(st.text(max_size=120), max_size=5), st.text(max_size=120))
def test_any_text_teaches_groups_of_at_least_two_names(texts: list[str], question: str) -> None:
    names = learn_names(texts)
    assert all(len(group) >= 2 for group in names.groups)
    for _, found in names.others(question):
        assert found

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.compounds import CompoundSplitter
from index.stop_words import STOP_WORDS
from index.swedish_analysis import SwedishAnalyzer, query_weights
from ingest.language.lexicon import word_counts

ANALYZER = SwedishAnalyzer(CompoundSplitter(word_counts()))


def words(text: str) -> list[str]:
    return list(ANALYZER.analyze(text).words)


def parts(text: str) -> list[str]:
    return list(ANALYZER.analyze(text).parts)


@pytest.mark.parametrize(
    "forms",
    [
        "plan planen planer planerna plans",
        "plats platsen platser platserna platsens",
        "resurs resurser resursernas",
        "region regionen regioner regions regionens",
        "utveckling utvecklingen utvecklingens",
        "lustgas lustgasen lustgasens",
        "anslutningsgrad anslutningsgraden anslutningsgrader",
        "kostnad kostnaden kostnader kostnaderna kostnads",
        "personalkostnad personalkostnader",
        "marknad marknaden marknader",
        "minskad minskade minskas minskat",
        "hjärtsvikt hjärtsvikten",
        "personalresurs personalresursen personalresurser",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len(set(words(forms))) == 1


def test_letters_are_not_folded() -> None:
    assert len(set(words("får far"))) == 2
    assert len(set(words("väg vag"))) == 2


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert words("vård") == words("va\u030ard")


def test_soft_hyphens_vanish() -> None:
    assert words("verk\u00adsamhet") == words("verksamhet")


def test_numbers_stand_as_printed_and_by_their_longer_parts() -> None:
    assert words("78,2 mnkr") == ["78,2", "mnkr"]
    assert parts("78,2") == ["78"]
    assert words("2021-2025") == ["2021", "2025"]
    assert words("kapitel 3.5.3.1") == ["kapitel", "3.5.3.1"]
    assert words("+5,1") == ["5,1"]


def test_negation_is_kept() -> None:
    assert words("uppfylls inte")[1] == "int"  # its stem
    assert not {"inte", "ej", "ingen", "utan"} & STOP_WORDS


def test_hyphenated_words_are_found_together_and_apart() -> None:
    assert words("e-hälsa") == ["e", "häls"]
    assert "ehäls" in parts("e-hälsa")


def test_names_with_digits_stay_whole() -> None:
    assert words("covid-19 A4") == ["covid", "19", "a4"]


def test_function_words_are_left_out() -> None:
    assert words("vad är det som och att") == []


def test_a_part_that_is_also_asked_for_whole_weighs_as_a_whole() -> None:
    weights = query_weights(ANALYZER.analyze("verksamhetsplan plan plan"), 0.5)
    assert weights["plan"] == 1.0
    assert weights["verksam"] == 0.5


@given(st.text(max_size=300))
def test_any_text_is_analyzed_and_case_does_not_matter(text: str) -> None:
    terms = ANALYZER.analyze(text)
    assert all(terms.words)
    assert all(terms.parts)
    assert ANALYZER.analyze(text.lower().lower()) == ANALYZER.analyze(text.lower())
    assert not any("\n" in term or " " in term for term in terms.words + terms.parts)


@given(st.lists(st.sampled_from(sorted(word_counts())), max_size=20))
def test_text_put_together_has_the_terms_of_its_pieces(pieces: list[str]) -> None:
    together = ANALYZER.analyze(" \n ".join(pieces))
    assert together.words == tuple(term for piece in pieces for term in words(piece))
    assert together == ANALYZER.analyze(" \n ".join(pieces).upper().lower())

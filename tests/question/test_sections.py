"""A section by its number, and the decimals and dates that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.section_reference import read_section_reference

NUMBERS = frozenset({"1", "1.1", "1.10", "2.4", "3", "3.5", "3.5.3.1", "5.1"})


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("vad står i avsnitt 1.10?", "1.10"),
        ("avsnitt 1.1.", "1.1"),
        ("Avsnitt 3.5.3.1 i planen", "3.5.3.1"),
        ("punkt 2.4 i bilagan", "2.4"),
        ("§ 3", "3"),
        ("§3 i planen", "3"),
        ("kapitel 3", "3"),
        ("kap. 3", "3"),
        ("section 2.4", "2.4"),
        ("del 2.4", "2.4"),
        ("3.5.3.1", "3.5.3.1"),
        ("vad säger 1.10 om skolan?", "1.10"),
        ("underavsnitten till avsnitt 3.5", "3.5"),
        # Named as a section it is one, whether or not a document has it.
        ("avsnitt 99.9", "99.9"),
    ],
)
def test_a_section_named(question: str, number: str) -> None:
    assert read_section_reference(question, NUMBERS) == number


@pytest.mark.parametrize(
    "question",
    [
        "ökade utgifterna med 5,1 mnkr?",
        "5.1 mnkr",
        "3.5 procent",
        "3.5% av invånarna",
        "blev det 5.1 tkr?",
        "99.9",
        "4,5.1",
        "del 3 av projektet",
        "nummer 5",
        "version 3.5.3",
        "avsnitt 3,5",
        "vilka avsnitt handlar om skolan?",
        "",
    ],
)
def test_other_numbers_are_no_sections(question: str) -> None:
    assert read_section_reference(question, NUMBERS) == ""


WORDS = st.text(alphabet="abcåäö ,.?!()/-\n", max_size=60)


@given(WORDS, st.sampled_from(sorted(NUMBERS)), WORDS)
def test_whatever_words_stand_around_it_a_section_named_is_read(
    before: str, number: str, after: str
) -> None:
    assert read_section_reference(f"{before} avsnitt {number} {after}", NUMBERS) == number


@given(st.text(max_size=200))
def test_what_is_read_stands_in_the_question(question: str) -> None:
    assert read_section_reference(question, NUMBERS) in question

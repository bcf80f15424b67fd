"""What a follow-up means after the question before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.conversation import complete
from api.limits import MAX_QUESTION

FVIS = "vad hände med FVIS 2020?"


@pytest.mark.parametrize(
    ("previous", "question", "meant"),
    [
        # The matter is kept, the year is new.
        (FVIS, "och 2021?", "vad hände med FVIS 2021?"),
        (FVIS, "2021?", "vad hände med FVIS 2021?"),
        (FVIS, "Och år 2021 då?", "vad hände med FVIS 2021?"),
        (FVIS, "hur blev det 2021?", "vad hände med FVIS 2021?"),
        (FVIS, "men i planen för 2022?", "vad hände med FVIS 2022?"),
        (FVIS, "och 2021 och 2022?", "vad hände med FVIS 2021 och 2022?"),
        ("what happened to FVIS in 2020?", "and in 2021?", "what happened to FVIS in 2021?"),
        ("Vad planeras för bredband?", "och 2022?", "Vad planeras för bredband 2022?"),
        # The year is kept, the matter is new.
        (FVIS, "och bredband?", "vad hände med bredband 2020?"),
        (FVIS, "hur är det med bredband?", "vad hände med bredband 2020?"),
        (FVIS, "och bredband 2022?", "vad hände med bredband 2022?"),
        # Both are kept, what is asked is new.
        (FVIS, "vad kostade det?", "vad kostade det, FVIS 2020?"),
        (FVIS, "när?", "när, FVIS 2020?"),
        (FVIS, "och vem ansvarar för det?", "vem ansvarar för det, FVIS 2020?"),
        (FVIS, "vad kostade det 2022?", "vad kostade det 2022, FVIS?"),
        # It stands alone.
        (FVIS, "vad hände med bredband?", "vad hände med bredband?"),
        (FVIS, "vilka mål har kollektivtrafiken?", "vilka mål har kollektivtrafiken?"),
        ("", "och 2021?", "och 2021?"),
        ("vad hände?", "och 2021?", "och 2021?"),
    ],
)
def test_follow_ups(previous: str, question: str, meant: str) -> None:
    assert complete(question, previous) == meant


def test_a_conversation_goes_on() -> None:
    second = complete("och 2021?", FVIS)
    third = complete("och bredband?", second)
    assert third == "vad hände med bredband 2021?"


@given(st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_any_text_gives_a_question_that_may_be_asked(question: str, previous: str) -> None:
    made = complete(question, previous)
    assert made == question.strip() or 0 < len(made) <= MAX_QUESTION


def test_a_question_that_would_be_too_long_is_left_alone() -> None:
    assert complete("och 2021?", "vad hände med " + "a" * 986) == "och 2021?"

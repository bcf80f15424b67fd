"""Plans say what should happen, follow-ups what did."""

from __future__ import annotations

import pytest

from index.question.nature import (
    Nature,
    asks_promise_and_outcome,
    asks_what_came_about,
    document_nature,
    question_nature,
    tells_what_came_about,
)
from ingest.document import DocumentInfo


def info(kind: str, title: str = "Skrift 2021") -> DocumentInfo:
    return DocumentInfo("x", title, kind, 2021, "Sjövalla kommun")


@pytest.mark.parametrize(
    ("kind", "title", "nature"),
    [
        ("verksamhetsplan", "Skrift", Nature.PLAN),
        ("budget", "Skrift", Nature.PLAN),
        ("delårsrapport", "Skrift", Nature.FOLLOW_UP),
        ("årsredovisning", "Skrift", Nature.FOLLOW_UP),
        ("uppföljning av verksamhetsplan", "Skrift", Nature.FOLLOW_UP),
        ("skrift", "Strategi för kusten", Nature.PLAN),
        ("skrift", "Uppföljning av strategin", Nature.FOLLOW_UP),
        ("skrift", "Fyrar i norr", None),
    ],
)
def test_a_document_is_what_its_kind_or_title_says(
    kind: str, title: str, nature: Nature | None
) -> None:
    assert document_nature(info(kind, title)) is nature


@pytest.mark.parametrize(
    ("question", "nature"),
    [
        ("vad hände med vattenverket?", Nature.FOLLOW_UP),
        ("hur gick det för skolan?", Nature.FOLLOW_UP),
        ("är simhallen färdig?", Nature.FOLLOW_UP),
        ("what happened to the waterworks?", Nature.FOLLOW_UP),
        ("vad planeras för skolan?", Nature.PLAN),
        ("vad ska kommunen göra åt skolan?", Nature.PLAN),
        ("what is planned for the school?", Nature.PLAN),
        # Either word alone decides, both together don't.
        ("vad skulle göras och hur gick det?", None),
        ("simhallen i Granby", None),
        ("", None),
    ],
)
def test_a_question_wants_plans_or_follow_ups(question: str, nature: Nature | None) -> None:
    assert question_nature(question) is nature


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("lovades vattenverket, blev det av?", True),
        ("vad planerades för skolan och hur gick det?", True),
        ("skulle simhallen renoveras, och blev den klar?", True),
        ("was the harbour promised, and what happened?", True),
        ("vad lovades i planen?", False),
        ("hur gick det för skolan?", False),
    ],
)
def test_a_promise_is_set_against_its_outcome(question: str, asks: bool) -> None:
    assert asks_promise_and_outcome(question) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("När antogs policyn?", True),
        ("Nådde ni målet om ekologisk mat?", True),
        ("Hur gick det för skolan?", True),
        ("Är simhallen färdig?", True),
        ("When was the goal reached?", True),
        # A plan tells what it had, and what is to come.
        ("Vilka mål hade skolan 2023?", False),
        ("När blir simhallen klar?", False),
        ("Vad skulle göras innan skolan öppnades?", False),
        ("", False),
    ],
)
def test_what_came_about_is_no_question_to_a_plan(question: str, asks: bool) -> None:
    assert asks_what_came_about(question) is asks


def test_what_is_done_is_told_as_done() -> None:
    assert tells_what_came_about("Simhallen öppnades i mars.")
    assert not tells_what_came_about("Simhallen ska öppna i mars.")

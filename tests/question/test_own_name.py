"""An English question is not about the body whose name it says."""

from __future__ import annotations

import pytest

from index.question.own_name import without_own_name


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What is Region Norrvik doing about schools?", "What is doing about schools?"),
        ("How large is the Region's harbour?", "How large is harbour?"),
        ("How large is the harbour?", "How large is the harbour?"),
        # Nothing else is left to look for.
        ("Who is Region Norrvik?", "Who is Region Norrvik?"),
    ],
)
def test_the_bodys_own_name_goes(question: str, left: str) -> None:
    assert without_own_name(question, ["Region Norrvik"]) == left


def test_without_bodies_the_question_stays() -> None:
    assert without_own_name("What is planned for schools?", []) == "What is planned for schools?"

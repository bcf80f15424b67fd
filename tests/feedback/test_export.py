"""The exported file is one that the evaluation suite reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cli import main
from api.feedback.export import questions_file
from api.feedback.store import FeedbackStore
from evals.question import read_questions
from tests.feedback.making import SOURCE, rating


def test_helpful_answers_become_questions(tmp_path: Path) -> None:
    file = tmp_path / "q.toml"
    file.write_text(questions_file([rating("a?"), rating("b?", answered=False)]), "utf-8")
    first, second = read_questions(file)
    assert (first.text, first.answerable, second.answerable) == ("a?", True, False)
    assert first.documents == ("plan-2020",)
    assert first.sections == ("2.4",)
    assert first.evidence[0][0].quote == SOURCE.quote
    assert second.evidence == ()


def test_an_unhelpful_answer_is_left_for_a_person() -> None:
    written = questions_file([rating("c?", verdict="down", comment="fel år\nhelt fel")])
    assert tomllib.loads(written).keys() == {"label"}
    assert "# Läsaren: fel år\n# helt fel" in written
    freed = "\n".join(
        line.removeprefix("# ") for line in written.split("helt fel\n")[1].splitlines()
    )
    assert tomllib.loads(freed)["question"][0]["text"] == "c?"


def test_the_same_question_stands_once_as_last_rated() -> None:
    written = tomllib.loads(questions_file([rating("A?"), rating("a?", answered=False)]))
    assert [each["answerable"] for each in written["question"]] == [False]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text())
def test_any_text_survives(question: str, comment: str) -> None:
    printable = comment.encode("utf-8", "ignore").decode()
    ratings = [rating(question), rating(question, verdict="down", comment=printable)]
    assert tomllib.loads(questions_file(ratings))["question"][0]["text"] == question


def test_the_command_writes_what_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.sqlite"
    FeedbackStore(file).add(rating("a?"))
    monkeypatch.setenv("PLANSVAR_FEEDBACK_FILE", str(file))
    assert main(["feedback", "export"]) == 0
    printed = capsys.readouterr()
    assert tomllib.loads(printed.out)["question"][0]["text"] == "a?"
    assert printed.err == "1 omdömen, varav 0 att rätta för hand.\n"

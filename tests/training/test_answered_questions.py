"""What the verifier learns from is what it is said to be."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from evals.question import read_questions
from index.training import answered_questions
from index.training.answered_questions import (
    AskedPassage,
    answered_pairs,
    held_out_passages,
    judged_pairs,
    pairs_about,
    read_answered_questions,
)
from index.training.lay_questions import (
    AUTHORITY_PASSAGES,
    EVERYDAY_PHRASES,
    LAY_QUESTIONS,
    PLAN_PASSAGES,
    read_made_up_passages,
)
from index.training.verifier_scores import verifier_scores

PASSAGES = read_answered_questions()
QUESTIONS = Path(__file__).parents[2] / "evals" / "questions"


def test_each_answer_stands_in_its_passage_and_no_near_miss_is_answered_there() -> None:
    for passage in PASSAGES:
        assert passage.answered
        assert passage.unanswered
        for _, stretch in passage.answered:
            assert stretch.strip(" .") in passage.text
        for _, sentence in passage.unanswered:
            assert sentence not in passage.text


def test_no_evaluation_question_is_learnt_from() -> None:
    asked = {question.text.casefold().strip(" ?") for question in read_questions(QUESTIONS)}
    lay = (row.split("\t")[2] for row in LAY_QUESTIONS.read_text("utf-8").splitlines())
    made_up = (
        pair.query
        for path in (PLAN_PASSAGES, AUTHORITY_PASSAGES, EVERYDAY_PHRASES)
        for pair in read_made_up_passages(path)
    )
    of_passages = (
        question
        for passage in PASSAGES
        for question in (
            *passage.lay,
            *(question for question, _ in passage.answered),
            *(question for question, _ in passage.unanswered),
        )
    )
    learnt = {question.casefold().strip(" ?") for question in (*lay, *made_up, *of_passages)}
    assert len(learnt) > 30_000
    assert not asked & learnt


def test_models_learn_questions_with_what_answers_them_but_of_no_held_out_passage() -> None:
    pairs = {(pair.query, pair.passage) for pair in answered_pairs()}
    held_out = held_out_passages()
    trained_on = [passage for passage in PASSAGES if passage not in held_out]
    for passage in trained_on:
        assert all((question, passage.text) in pairs for question, _ in passage.answered)
        assert all(told in pairs for told in passage.unanswered)
    assert not {passage.text for passage in held_out} & {text for _, text in pairs}


def test_a_question_is_met_with_and_without_its_answer() -> None:
    passage = AskedPassage(
        "Bron kostar 12 mnkr. Den blir klar i maj.",
        [],
        [("Vad kostar bron?", "12 mnkr")],
        [("Vem bygger bron?", "Peab bygger bron."), ("Vilken färg får den?", "Bron blir röd.")],
    )
    pairs = list(pairs_about(passage, random.Random(0)))  # noqa: S311 - repeatable
    for question, answer in (("Vad kostar bron?", "12 mnkr"), *passage.unanswered):
        own = [pair for pair in pairs if pair.question == question]
        assert {pair.answers for pair in own} == {True, False}
        assert all(pair.answers == (answer in pair.text) for pair in own)


class _Knowing:
    """Finds words of the question in the text."""

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        asked = set(question.casefold().strip("?").split())
        return np.array([float(len(asked & set(text.casefold().split()))) for text in texts])


def test_scores_are_areas_under_the_curve() -> None:
    passage = AskedPassage(
        "bron kostar 12 mnkr och är röd",
        [],
        [("vad kostar bron", "12 mnkr"), ("är bron röd", "röd")],
        [("vem bygger", "vem bygger gör peab"), ("när invigs", "när invigs blir maj")],
    )
    scores = verifier_scores(_Knowing(), [passage])
    assert scores == {"passage": 1.0, "question": 0.5, "sentence": 1.0}


def test_what_is_measured_on_is_not_learnt_from(tmp_path: Path) -> None:
    held_out = {passage.text for passage in held_out_passages()}
    for folder in ("pairs", "text"):
        (tmp_path / folder).mkdir()

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.ones((len(texts), 1), np.float32)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answered_questions, "read_lay_questions", lambda _: [])
        learnt = judged_pairs(tmp_path, encode, 0, headed=0.0)
    assert len(held_out) > 100
    assert len(learnt) > 10_000
    assert not held_out & {pair.text for pair in learnt}

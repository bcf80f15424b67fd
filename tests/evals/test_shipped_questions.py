"""The questions that ship say nothing of the corpus that is not so."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.evidence import corpus_faults
from evals.question import Question, read_questions
from ingest import passages_of, read_corpus

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return read_questions(ROOT / "evals" / "questions")


def test_every_quote_and_section_stands_in_its_document(questions: tuple[Question, ...]) -> None:
    reading = read_corpus(ROOT / "corpus")
    documents = {document.info.id: document for document in reading.documents}
    passages = [each for document in reading.documents for each in passages_of(document)]
    assert list(corpus_faults(questions, documents, passages)) == []


def test_there_are_enough_of_every_kind_in_both_halves(questions: tuple[Question, ...]) -> None:
    assert len(questions) >= 250
    counts = Counter((each.kind, each.split) for each in questions)
    kinds = {each.kind for each in questions}
    assert len(kinds) >= 12
    assert min(counts[kind, split] for kind in kinds for split in ("open", "locked")) >= 8

"""The front page's examples are questions that the documents answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.answering import Answerer
from api.pages.examples import example_questions
from index import SearchEngine, build_index, load_encoder
from tests.api.fakes import DOCUMENTS

CORPUS = Path(__file__).parents[2] / "corpus"


def test_documents_without_long_sections_give_none() -> None:
    assert example_questions(DOCUMENTS) == ()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shipped corpus is not here")
def test_the_shipped_corpus_answers_its_examples(tmp_path: Path) -> None:
    build_index(CORPUS, tmp_path / "index", load_encoder(), progress=None)
    engine = SearchEngine.open(tmp_path / "index")
    documents = sorted(engine.documents.values(), key=lambda each: each.info.year)
    questions = example_questions(documents)
    assert len(set(questions)) == 5
    answerer = Answerer(engine)
    for question, document in zip(questions, documents, strict=True):
        assert str(document.info.year) in question
        answer = answerer.ask(question, frozenset(), frozenset(), "sv")
        assert answer.answered, question

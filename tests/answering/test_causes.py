"""Why something came to be is told in passing, far from where the matter is presented."""

from __future__ import annotations

from api.answering import Answerer
from api.answering.finding import Finder
from index import Filters, SearchEngine
from tests.answering.promises import check


def test_a_cause_told_in_passing_is_found(shipped: Answerer, shipped_engine: SearchEngine) -> None:
    question = "Varför försenades FVIS?"
    answer = shipped.ask(question)
    check(answer)
    assert "på grund av att införandet av Framtidens" in answer.citations[0].quote
    presented = Finder(shipped_engine).find(question, Filters()).hits
    assert answer.citations[0].hit.passage.id not in {hit.passage.id for hit in presented}


def test_a_cause_of_something_else_is_none(shipped: Answerer) -> None:
    assert not shipped.ask("Varför såldes ridhuset till en brandkår?").answered

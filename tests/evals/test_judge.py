"""From a question, by way of a system and an answerer, to what is judged."""

from __future__ import annotations

from api.answering import Answer, Citation
from evals.judge import Judge
from evals.systems import System
from index import Hit, Searched
from ingest import DocumentInfo, Passage
from tests.evals.making import passage, question

INFO = DocumentInfo("plan", "Plan 2021", "plan", 2021, "Region")
RIGHT = passage("Här är grupp 0.", "plan/1/1")
WRONG = passage("Annat.", "plan/1/2")
SYSTEM = System("s", "S", lambda _query, k: [WRONG, RIGHT][:k])


def _answer(*cited: tuple[Passage, str]) -> Answer:
    citations = tuple(
        Citation(number, quote, Hit(number, 0.5, each, INFO))
        for number, (each, quote) in enumerate(cited, start=1)
    )
    return Answer("Vad?", bool(cited), "Svar [1].", citations, (), Searched(1, 2, (2021,)))


def test_a_search_is_judged_by_its_evidence() -> None:
    (judged,) = Judge([RIGHT, WRONG], {"plan": INFO}).searches(SYSTEM, [question()])
    assert [each.groups for each in judged.retrieved] == [frozenset(), frozenset({0})]
    assert (judged.gold_years, judged.ideal_gains) == (frozenset({2021}), (1,))
    assert judged.took_ms >= 0


def test_a_quote_is_verbatim_only_as_it_stands() -> None:
    judge = Judge([RIGHT, WRONG], {"plan": INFO})
    searched = judge.searches(SYSTEM, [question()])
    answer = _answer((RIGHT, "är grupp 0"), (RIGHT, "är Grupp 0"), (WRONG, ""))
    (judged,) = judge.answers(searched, lambda _: answer)
    assert judged.answer is not None
    assert [each.verbatim for each in judged.answer.citations] == [True, False, False]
    assert [each.passage.groups for each in judged.answer.citations] == [{0}, {0}, set()]

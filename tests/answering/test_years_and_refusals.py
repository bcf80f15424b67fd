"""Several years in order, the silent ones named; and what the documents don't say."""

from __future__ import annotations

import re

import pytest

from api.answering import Answerer
from index import SearchEngine
from tests.answering.promises import check

WORDS = (
    "lustgas webbtidboken bredband solceller hälsosamtal hemsjukvården tarmcancerscreening "
    "laddinfrastruktur civilsamhället kompetensförsörjning kattegattleden barnrättslagen "
    "engångsmaterial sjukfrånvaro"
)
_SILENT = re.compile(r"\(nämns inte i (.*?)\) \[")


def test_a_development_is_told_in_time_order_each_part_cited(sjovalla: SearchEngine) -> None:
    answer = Answerer(sjovalla).ask("hur har vattenverket utvecklats från 2023 till 2024?")
    check(answer)
    years = [citation.hit.document.year for citation in answer.citations]
    assert years == sorted(years)
    assert set(years) == {2023, 2024}


def test_a_promise_is_answered_with_its_outcome(sjovalla: SearchEngine) -> None:
    answer = Answerer(sjovalla).ask("lovades vattenverket i VP 2023, blev det av?")
    check(answer)
    said = [citation.hit.document.id for citation in answer.citations]
    assert said.index("verksamhetsplan-2023") < said.index("delarsrapport-april-2023")
    assert "pausats" in answer.text


def test_a_year_that_is_silent_is_named(sjovalla: SearchEngine) -> None:
    answer = Answerer(sjovalla).ask("nämns företagscentrum 2023 och 2024?")
    check(answer)
    assert "(nämns inte i Verksamhetsplan 2023 eller Delårsrapport april 2023)" in answer.text
    english = Answerer(sjovalla).ask("nämns företagscentrum 2023 och 2024?", language="en")
    assert "(not mentioned in Verksamhetsplan 2023 or Delårsrapport april 2023)" in english.text


@pytest.mark.parametrize("word", WORDS.split())
def test_a_document_that_has_the_word_is_never_called_silent(
    shipped: Answerer, shipped_engine: SearchEngine, word: str
) -> None:
    answer = shipped.ask(f"hur har {word} utvecklats från 2018 till 2022?")
    check(answer)
    silent = {title for found in _SILENT.findall(answer.text) for title in found.split(" eller ")}
    speaking = {
        shipped_engine.documents[passage.document_id].info.title
        for passage in shipped_engine.passages
        if word in passage.text.lower()
    }
    assert not silent & speaking


@pytest.mark.parametrize(
    "question",
    [
        "varför revs kyrkan?",
        "hur många ubåtar har kommunen?",
        "vilka böter gav tingsrätten åt rektorn på Mars?",
    ],
)
def test_what_nobody_said_is_refused_with_what_is_nearest(
    sjovalla: SearchEngine, question: str
) -> None:
    answer = Answerer(sjovalla).ask(question)
    assert not answer.answered
    check(answer, found_anything=True)
    assert "Det står inte i dokumenten. Genomsökt: 3 dokument (2023–2024)." in answer.text
    assert "Närmast: " in answer.text
    english = Answerer(sjovalla).ask(question, language="en")
    assert "The documents don't say. Searched: 3 documents (2023–2024)." in english.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("vad står i delårsrapporten 2023 om lärare?", "Ylva Stenmark"),
        ("vad hände med renoveringen av simhallen?", "klar den 14 mars"),
        ("tjarnsjon vattenvrket", "vattenverk"),
        ("ridhus", "nytt tak"),
    ],
)
def test_what_is_said_is_not_refused(sjovalla: SearchEngine, question: str, words: str) -> None:
    answer = Answerer(sjovalla).ask(question)
    check(answer)
    assert answer.answered
    assert words in answer.text


@pytest.mark.parametrize(
    ("question", "year"),
    [("Hur stor var personalomsättningen 2019?", "2019"), ("sjukfrånvaro 2019", "2019")],
)
def test_another_years_figure_is_no_answer(shipped: Answerer, question: str, year: str) -> None:
    answer = shipped.ask(question)
    assert not answer.answered
    assert f"inget av dem säger något om {year} i frågan" in answer.text


def test_another_years_document_may_tell_of_the_year(shipped: Answerer) -> None:
    answer = shipped.ask("Hur mycket ökade Region Hallands nettokostnader 2019?")
    check(answer)
    assert "3,8 procent" in answer.text
    assert {citation.hit.document.year for citation in answer.citations} == {2020}


def test_a_line_that_only_bears_the_year_is_no_answer(shipped: Answerer) -> None:
    """The plan for 2018 was adopted in December 2017, and projects have 2017 in their names."""
    answer = shipped.ask("Vilket resultat gjorde Regionkontoret 2017?")
    assert not answer.answered
    assert "2017" in answer.text


def test_a_year_without_a_document_is_answered_where_another_years_tells_of_it(
    shipped: Answerer,
) -> None:
    answer = shipped.ask("Hur stora var Hallands utsläpp totalt 2017?")
    check(answer)
    assert "1,535 miljoner ton" in answer.text

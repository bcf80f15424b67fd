"""The contract of an answer, for any question at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.answering import Answerer
from index import Filters, SearchEngine
from tests.answering.promises import check, check_figures

ANSWERERS: list[tuple[SearchEngine, Answerer]] = []


@pytest.fixture(autouse=True)
def _answerers(
    sjovalla: SearchEngine, norrvik: SearchEngine, fyrverket: SearchEngine
) -> Iterator[None]:
    """Hypothesis runs a test many times in one fixture, so the answerers are handed over here."""
    ANSWERERS[:] = [(each, Answerer(each)) for each in (sjovalla, norrvik, fyrverket)]
    yield
    ANSWERERS.clear()


_SPOKEN = (
    "vad hände med vattenverket lärare simhallen helikopterplatta sjökort uppdrag aktiviteter "
    "hur många vilka när vem är kostar avsnitt 3.1 2 2021 2022 2023 2024 2030 från till och klara "
    "delvis inte plan VP jämför tkr 12 −800 [1] [1]. ? . NJS what happened § nämns"
)
WORDS = (*_SPOKEN.split(), "\n", "")


@given(
    which=st.integers(0, 2),
    question=st.one_of(
        st.text(min_size=1, max_size=150),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(" ".join),
    ),
    years=st.sampled_from([(), (2023,), (2021, 2022), (1999,)]),
    language=st.sampled_from(["sv", "en", "xx"]),
)
def test_any_question_gets_an_answer_that_keeps_the_promises(
    which: int, question: str, years: tuple[int, ...], language: str
) -> None:
    engine, answerer = ANSWERERS[which]
    filters = Filters(years=frozenset(years))
    answer = answerer.ask(question, years=frozenset(years), language=language)
    assert answer.question == question
    assert set(answer.searched.years) <= set(years or answer.searched.years)
    check(answer, found_anything=bool(engine.search(question, 1, filters).hits))
    assert answerer.ask(question, years=frozenset(years), language=language) == answer


QUESTIONS = (
    "Hur ska regionen minska sin användning av engångsmaterial?",
    "Vad planerar man för laddning av elbilar?",
    "Vilka blev effekterna av pandemin på kostnaderna?",
    "Hur mycket ska koldioxidutsläppen minska till 2025?",
    "Vem bestämmer om hälsosamtal?",
    "När ska slutrapporten om god och nära vård lämnas?",
    "Är det beslutat att införa tarmcancerscreening?",
    "Hur har webbtidboken utvecklats från 2018 till 2022?",
    "Lovades fler solceller i VP 2018, blev det av?",
    "Vad kostar luftbehandling på vårdcentralen?",
    "Vilka investeringar görs på sjukhuset i Varberg 2021?",
    "jämför 2021 och 2022 om lustgas",
    "vad har hänt med bredbandet?",
    "Hur stort är resultatet mot budget 2020?",
    "What happened to the health record system in 2020?",
    "Varför såldes Hallands sjukhus?",
    "Vad kostar en biljett till månen?",
    "Vad står i punkt 1.10 i bilagan?",
    "nämn alla mål",
    "budget",
    "2020",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_questions_to_the_shipped_documents_keep_the_promises(
    shipped: Answerer, question: str, language: str
) -> None:
    answer = shipped.ask(question, language=language)
    check(answer, found_anything=True)
    check_figures(answer)


def test_a_long_question_is_answered_within_the_limit(shipped: Answerer) -> None:
    check(shipped.ask("vad säger planerna om vård, klimat, digitalisering och budget? " * 15))


@pytest.mark.parametrize(
    "filters", [{"years": frozenset({1999})}, {"documents": frozenset({"finns-inte"})}]
)
@pytest.mark.parametrize(
    "question",
    [
        "vad hände med FVIS 2020?",
        "avsnitt 3.5.3.1 i VP 2021",
        "vilka uppdrag uppfylldes bara delvis?",
        "jämför 2021 och 2022 om lustgas",
    ],
)
def test_filters_that_match_nothing_are_answered_with_nothing(
    shipped: Answerer, question: str, filters: dict[str, frozenset[str]]
) -> None:
    answer = shipped.ask(question, **filters)  # type: ignore[arg-type]
    assert not answer.answered
    assert answer.nearest == ()
    assert answer.searched.documents == 0
    check(answer)


@pytest.mark.parametrize("year", [2018, 2020, 2022])
def test_a_year_filter_holds_whatever_year_the_question_names(shipped: Answerer, year: int) -> None:
    answer = shipped.ask("vad hände med FVIS från 2018 till 2022?", years=frozenset({year}))
    check(answer)
    hits = [citation.hit for citation in answer.citations] + list(answer.nearest)
    assert {hit.document.year for hit in hits} == {year}

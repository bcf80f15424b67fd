"""Questions read against a body's documents, the shipped ones last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import SearchEngine
from index.question import Nature, QuestionReader
from ingest.document import DocumentInfo
from ingest.language.lexicon import word_count

_BODY = "Sjövalla kommun"
DOCUMENTS = (
    DocumentInfo("vp-2022", "Verksamhetsplan 2022", "verksamhetsplan", 2022, _BODY),
    DocumentInfo("vp-2023", "Verksamhetsplan 2023", "verksamhetsplan", 2023, _BODY),
    DocumentInfo("april-2023", "Delårsrapport april 2023", "delårsrapport", 2023, _BODY),
    DocumentInfo("bilaga-2022", "Bilaga 1: Uppdrag 2022", "bilaga", 2022, _BODY),
    DocumentInfo("vp-2024", "Verksamhetsplan 2024", "verksamhetsplan", 2024, _BODY),
)
READER = QuestionReader(DOCUMENTS, [], word_count)


def pointed_at(question: str, surely: float = 0.6) -> set[str]:
    documents = READER.read(question).documents
    return {id_ for id_, weight in documents.items() if weight >= surely}


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("vad hände 2024?", {"vp-2024"}),
        ("i VP 2023", {"vp-2023"}),
        ("VP2023", {"vp-2023"}),
        ("vad stod i verksamhetsplanen för 2023?", {"vp-2023"}),
        ("2023 års plan", {"vp-2023"}),
        ("delårsrapporten 2023", {"april-2023"}),
        ("vad säger aprilrapporten?", {"april-2023"}),
        ("vad stod i förra planen?", {"vp-2023"}),
        ("senaste rapporten", {"april-2023"}),
        ("nuvarande verksamhetsplan", {"vp-2024"}),
        ("den första planen", {"vp-2022"}),
        ("the latest plan", {"vp-2024"}),
        ("står det i bilagan?", {"bilaga-2022"}),
        ("jämför planerna 2022 och 2024", {"vp-2022", "vp-2024"}),
        ("hur gick det från 2022 till 2024?", {info.id for info in DOCUMENTS}),
        ("vad är klart till 2024?", set()),
        ("simhallen i Granby", set()),
    ],
)
def test_documents_are_named_by_kind_year_and_order(question: str, documents: set[str]) -> None:
    assert pointed_at(question) == documents


def test_another_kind_of_the_year_is_second_choice_not_excluded() -> None:
    documents = READER.read("i VP 2023").documents
    assert 0 < documents["april-2023"] < documents["vp-2023"]


def test_a_deadline_only_prefers_a_little() -> None:
    documents = READER.read("vad ska vara klart till 2024?").documents
    assert 0 < documents["vp-2024"] < 0.6


def test_a_year_that_no_document_is_about_is_told() -> None:
    understood = READER.read("vad hände 2017?")
    assert understood.absent_years == {2017}
    assert dict(understood.documents) == {}
    assert READER.read("vad hände 2023?").absent_years == frozenset()


def test_a_promise_brings_the_follow_ups_from_its_year_on() -> None:
    assert pointed_at("lovades simhallen i VP 2022, blev den av?") == {
        "vp-2022",
        "bilaga-2022",
        "april-2023",
    }
    # A follow-up before the promise can't tell what became of it.
    assert pointed_at("lovades simhallen i VP 2024, blev den av?") == {"vp-2024"}


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Följde bygget av simhallen planen 2019?", ""),
        ("Höll ni planen 2019 eller sprack den?", ""),
        ("Vad stod om simhallen i planen 2019?", "planen 2019"),
        ("Hur ni följde målen? Vad sa planen 2019?", "planen 2019"),
    ],
)
def test_a_plan_that_was_followed_is_no_document_asked_for(question: str, absent: str) -> None:
    assert READER.read(question).absent_document == absent


def test_numbers_are_neither_years_nor_a_sections() -> None:
    assert READER.read("avsnitt 3.5.3.1 i VP 2023").numbers == frozenset()
    assert READER.read("ökade det 5,1 eller 12 procent 2023?").numbers == {"5,1", "12"}


def test_plan_and_follow_up_are_told_apart() -> None:
    assert READER.read("vad ska göras?").nature is Nature.PLAN
    assert READER.read("vad hände?").nature is Nature.FOLLOW_UP


@given(st.text(max_size=200))
def test_any_text_is_understood(question: str) -> None:
    understood = READER.read(question)
    ids, years = {info.id for info in DOCUMENTS}, {info.year for info in DOCUMENTS}
    assert understood.question == question
    assert understood.documents.keys() <= ids
    assert understood.years.keys() <= years
    assert not understood.absent_years & years
    assert all(0 < weight <= 1 for weight in understood.documents.values())
    assert understood.section in question
    assert READER.read(question) == understood


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("vad är Destination Halland 2020?", set()),
        ("målen i Vision e-hälsa 2025", set()),
        ("hur gick Digital arbetsplats 2020?", set()),
        ("vad hände 2020?", {2020}),
        ("vad sades om Destination Halland 2020 i planen för 2018?", {2018}),
    ],
)
def test_the_shipped_documents_teach_which_years_are_names(
    shipped_engine: SearchEngine, question: str, years: set[int]
) -> None:
    found = shipped_engine.understand(question).years
    assert {year for year, surely in found.items() if surely >= 0.6} == years


def test_the_shipped_documents_teach_their_names(shipped_engine: SearchEngine) -> None:
    expanded = shipped_engine.understand("vad kostar VISUS?").expanded
    assert "fvis" in expanded
    assert "framtidens vårdinformationsstöd" in expanded
    assert "åtgärdsvalsstudie" in shipped_engine.understand("ÅVS").expanded

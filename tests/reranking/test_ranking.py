"""The order that a user meets: on an invented municipality, then on the shipped documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Filters, SearchEngine

WORDS = ("avsnitt", "3.1", "2023", "2024", "vattenverket", "VP", "från", "till", "?", "§", "12")
ENGINES: list[SearchEngine] = []


@pytest.fixture(autouse=True)
def _engines(sjovalla: SearchEngine) -> Iterator[None]:
    """Hypothesis runs a test many times in one fixture, so the engine is handed over here."""
    ENGINES[:] = [sjovalla]
    yield
    ENGINES.clear()


def first(engine: SearchEngine, question: str) -> str:
    return engine.search(question, 1).hits[0].document.id


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("vattenverket vid Tjärnsjön 2024", "verksamhetsplan-2024"),
        ("vattenverket vid Tjärnsjön i VP 2023", "verksamhetsplan-2023"),
        ("vad stod om vattenverket i förra planen?", "verksamhetsplan-2023"),
        ("vattenverket i aprilrapporten", "delarsrapport-april-2023"),
    ],
)
def test_the_document_asked_for_comes_first(
    sjovalla: SearchEngine, question: str, document: str
) -> None:
    assert first(sjovalla, question) == document


def test_a_year_prefers_and_does_not_exclude(sjovalla: SearchEngine) -> None:
    """Only the plan for 2023 has the ice rink: asked about in 2024 it is still found."""
    found = sjovalla.search("ishall 2024", 5).hits
    assert "verksamhetsplan-2023/3.1/1" in {hit.passage.id for hit in found}


@pytest.mark.parametrize("number", ["1", "1.1", "2", "3", "3.1", "3.2"])
def test_a_section_asked_for_comes_first_with_those_under_it(
    sjovalla: SearchEngine, number: str
) -> None:
    hits = sjovalla.search(f"vad står i avsnitt {number} i VP 2023?", 10).hits
    assert hits[0].passage.section.number == number
    assert hits[0].document.id == "verksamhetsplan-2023"
    below = {
        p.id
        for p in sjovalla.passages
        if p.document_id == "verksamhetsplan-2023" and p.section.number.startswith(f"{number}.")
    }
    assert below <= {hit.passage.id for hit in hits}


def test_a_section_asked_for_is_first_even_if_another_has_all_the_other_words(
    sjovalla: SearchEngine,
) -> None:
    question = "avsnitt 3.2 i VP 2023: ett nytt vattenverk vid Tjärnsjön ska vara klart till 2025"
    (hit,) = sjovalla.search(question, 1).hits
    assert hit.passage.id == "verksamhetsplan-2023/3.2/1"


def test_each_document_asked_about_gets_room_before_one_gets_more(sjovalla: SearchEngine) -> None:
    hits = sjovalla.search("vattenverket vid Tjärnsjön från 2023 till 2024", 3).hits
    assert {hit.document.id for hit in hits} == {
        "verksamhetsplan-2023",
        "delarsrapport-april-2023",
        "verksamhetsplan-2024",
    }


@pytest.mark.parametrize(
    "filters",
    [
        Filters(years=frozenset({2099})),
        Filters(documents=frozenset({"finns-inte"})),
        Filters(kinds=frozenset({"plan"})),
        Filters(section="9"),
    ],
)
def test_a_filter_that_matches_nothing_gives_nothing_even_if_the_question_names_a_section(
    sjovalla: SearchEngine, filters: Filters
) -> None:
    assert sjovalla.search("avsnitt 3.1 i VP 2023", 10, filters).hits == ()


@given(
    question=st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                [
                    "avsnitt",
                    "3.1",
                    "2023",
                    "2024",
                    "vattenverket",
                    "VP",
                    "från",
                    "till",
                    "?",
                    "§",
                    "12",
                ]
            ),
            max_size=8,
        ).map(" ".join),
    ),
    k=st.integers(1, 12),
    year=st.sampled_from([None, 2023, 2024, 1999]),
)
def test_any_question_gives_scores_in_bounds_once_each_and_within_the_filter(
    question: str, k: int, year: int | None
) -> None:
    filters = Filters(years=frozenset({year} if year else ()))
    hits = ENGINES[0].search(question, k, filters).hits
    assert len(hits) <= k
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert all(0 <= hit.score <= 1 for hit in hits)
    # Scores that agree to five decimals are ties.
    assert all(one.score >= two.score - 2e-5 for one, two in pairwise(hits))
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert all(year is None or hit.document.year == year for hit in hits)


def test_every_section_of_the_shipped_documents_is_found_by_its_number(
    shipped_engine: SearchEngine,
) -> None:
    wanted = sorted({(p.document_id, p.section.number) for p in shipped_engine.passages})
    missed = []
    for id_, number in wanted:
        info = shipped_engine.documents[id_].info
        if not number:
            continue
        word = "verksamhetsplanen" if "verksamhetsplan" in id_ else "uppföljningen av"
        hit = shipped_engine.search(f"avsnitt {number} i {word} {info.year}", 1).hits[0]
        if (hit.document.id, hit.passage.section.number) != (id_, number):
            missed.append((id_, number, hit.passage.id))
    assert len(wanted) > 100
    assert missed == []


@pytest.mark.parametrize("year", [2018, 2021, 2022])
def test_the_year_asked_for_comes_first_among_the_shipped_plans(
    shipped_engine: SearchEngine, year: int
) -> None:
    hits = shipped_engine.search(f"kompetensförsörjning i verksamhetsplanen {year}", 3).hits
    assert hits[0].document.year == year

"""Which years a question wants, which it only talks about, and which belong to a name."""

from __future__ import annotations

import pytest

from index.question.year_mentions import YearMention, YearPhrases, YearRole, read_year_mentions

YEARS = frozenset({2018, 2019, 2020, 2021, 2022})
PHRASES = YearPhrases(
    [
        "Simhallen renoveras enligt Vision Granby 2024. Planen Hållbar Kust 2020 gäller.",
        "Program för perioden 2020–2027. Vattenverket blev klart 2021. Det gjordes 2019.",
        "I december 2020 är allt klart.",
    ]
)


def read(question: str) -> dict[int, YearMention]:
    return {m.year: m for m in read_year_mentions(question, YEARS, PHRASES)}


def selected(question: str) -> list[int]:
    return sorted(m.year for m in read(question).values() if m.role is YearRole.SELECTS)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("vad hände med hamnen 2020?", [2020]),
        ("2021 års plan", [2021]),
        ("vad står i planen för 2021 om hamnen?", [2021]),
        ("uppföljningen av 2019", [2019]),
        ("VP 2021", [2021]),
        ("jämför 2021 och 2022", [2021, 2022]),
        ("plan 2021 respektive plan 2022", [2021, 2022]),
        ("hur har det gått från 2018 till 2022?", [2018, 2019, 2020, 2021, 2022]),
        ("mellan 2019 och 2021", [2019, 2020, 2021]),
        ("between 2021 and 2019", [2019, 2020, 2021]),
        ("hamnen 2018-2020", [2018, 2019, 2020]),
        ("hamnen 2020/21", [2020, 2021]),
        ("vad sades 2017?", [2017]),
        ("hamnen 2020, och vad står i nästa års plan?", [2020, 2021]),
        ("lovades hamnen 2018, och kom den igång året efter?", [2018, 2019]),
        ("jämför 2018 och 2020 med nästa års plan", [2018, 2020]),
        ("blir hamnen klar nästa år?", []),
        ("I december 2020 kom beslutet", [2020]),
        ("hamnen 2022 och året därpå", [2022]),
        ("notan på 2021,50 kronor", []),
        ("20210 invånare", []),
    ],
)
def test_years_that_choose_documents(question: str, years: list[int]) -> None:
    assert selected(question) == years


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("vad ska vara klart till 2025?", 2025),
        ("senast 2022 ska hamnen öppna", 2022),
        ("vad gjordes inför 2019?", 2019),
        ("what must be done by 2021?", 2021),
        ("inriktningen 2021-2025", 2025),
        ("avtalet 2020–2027", 2020),
        ("mellan 2015 och 2018", 2018),
    ],
)
def test_a_deadline_or_a_period_beyond_the_documents_is_content(question: str, year: int) -> None:
    mention = read(question)[year]
    assert mention.role is YearRole.CONTENT
    assert not mention.certain


@pytest.mark.parametrize("question", ["vad är Hållbar Kust 2020?", "målen i hållbar kust 2020"])
def test_a_year_of_a_name_that_the_corpus_writes_is_part_of_it(question: str) -> None:
    assert read(question)[2020].role is YearRole.NAME


def test_the_same_words_in_another_corpus_are_no_name() -> None:
    (mention,) = read_year_mentions("vad är Hållbar Kust 2020?", YEARS, YearPhrases([]))
    assert mention.role is YearRole.SELECTS


def test_a_phrase_without_a_capital_is_no_name() -> None:
    """ "Vattenverket blev klart 2021" must not make a name of "blev klart 2021"."""
    assert read("vad blev klart 2021?")[2021].role is YearRole.SELECTS


def test_a_name_and_a_year_are_told_apart() -> None:
    mentions = read("vad sades om Hållbar Kust 2020 i planen för 2021?")
    assert mentions[2020].role is YearRole.NAME
    assert mentions[2021].role is YearRole.SELECTS


def test_a_period_that_the_corpus_names_is_content_even_within_its_years() -> None:
    phrases = YearPhrases(["Strategi för åren 2019–2021"])
    mentions = read_year_mentions("strategin 2019 - 2021", YEARS, phrases)
    assert {m.role for m in mentions} == {YearRole.CONTENT}

"""Answers from the structure: statuses, sections, table rows."""

from __future__ import annotations

import re

import pytest

from api.answering import Answerer
from api.answering.table_row import headings_named, in_words
from index import SearchEngine
from tests.answering.promises import check


@pytest.mark.parametrize(
    ("question", "count", "named"),
    [
        (
            "vilka uppdrag uppfylldes bara delvis 2019?",
            "3 uppdrag",
            (
                "Utveckling av det halländska transportsystemet",
                "Skapa en gemensam målbild och färdplan för mer vård nära i Halland",
                "Utveckla samarbetet med kommunerna kring hemsjukvården",
            ),
        ),
        (
            "vilka aktiviteter följer inte plan?",
            "3 aktiviteter",
            (
                "Region Hallands miljöpåverkan från läkemedel",
                "ny ersättningsmodell för hemsjukvården i Halland",
                "Nulägesanalys av journalen via nätet",
            ),
        ),
        ("vilka aktiviteter har pausats?", "1 aktivitet ", ("bevaka VÅXA 2.0",)),
        ("vilka aktiviteter har inte startats?", "1 aktivitet ", ("Genomföra en kampanj",)),
    ],
)
def test_a_list_by_status_is_complete(
    shipped: Answerer, question: str, count: str, named: tuple[str, ...]
) -> None:
    answer = shipped.ask(question)
    check(answer)
    assert answer.text.startswith(count)
    assert len(answer.citations) == len(named)
    for words, citation in zip(named, answer.citations, strict=True):
        assert words in citation.quote
        assert words in answer.text


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("hur många aktiviteter är klara 2019?", 55),
        ("hur många aktiviteter pågår?", 130),
        ("hur många uppdrag uppfylls?", 76),
    ],
)
def test_a_count_is_the_whole_and_says_that_not_all_are_listed(
    shipped: Answerer, question: str, count: int
) -> None:
    answer = shipped.ask(question)
    check(answer)
    assert answer.text.startswith(f"{count} ")
    assert len(answer.citations) < count
    assert ", bland annat – enligt" in answer.text
    assert ", among them – " in shipped.ask(question, language="en").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("vilka uppdrag uppfylldes bara delvis?", ["Införa digitala sjökort"]),
        ("vilka aktiviteter är klara?", ["Måla Svartgrunds fyr", "Skanna äldre sjökort"]),
        ("vilka aktiviteter pågår 2021?", ["Byta lampor i Kobbens fyr"]),
        ("vilka aktiviteter är pausade?", ["Ta fram en handbok"]),
        ("vilka aktiviteter följer inte plan?", ["Sälja sjökort på nätet"]),
    ],
)
def test_another_bodys_statuses_are_listed_by_its_own_legend(
    fyrverket: SearchEngine, question: str, said: list[str]
) -> None:
    answer = Answerer(fyrverket).ask(question)
    check(answer)
    assert re.findall(r"(?:: |\. )([^:.]+) \[\d+\]", answer.text) == said
    assert "bland annat" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("vilka uppdrag uppfylldes inte?", "Inget uppdrag har den statusen"),
        ("vilka aktiviteter följer delvis plan?", "Ingen aktivitet har den statusen"),
    ],
)
def test_a_status_that_nothing_has_is_not_answered_from_the_legend(
    fyrverket: SearchEngine, shipped: Answerer, question: str, said: str
) -> None:
    for answerer in (Answerer(fyrverket), shipped):
        answer = answerer.ask(question)
        check(answer, found_anything=True)
        assert not answer.answered
        assert answer.text.startswith(said)


def test_one_matters_status_is_not_the_whole_list(fyrverket: SearchEngine) -> None:
    answer = Answerer(fyrverket).ask("hur gick det med de digitala sjökorten?")
    check(answer)
    assert not answer.text.startswith("1 ")
    assert "delvis" in answer.text


def test_a_section_is_told_by_its_title_and_its_own_words(sjovalla: SearchEngine) -> None:
    answer = Answerer(sjovalla).ask("vad står i avsnitt 3.2 i VP 2023?")
    check(answer)
    assert answer.text == (
        "Ridhus – enligt Verksamhetsplan 2023, avsnitt 3.2: Ridhuset får nytt tak [1]."
    )


def test_the_sub_sections_are_listed_when_headings_are_asked_for(
    sjovalla: SearchEngine, shipped: Answerer
) -> None:
    answer = Answerer(sjovalla).ask("vilka underavsnitt har avsnitt 3 i VP 2023?")
    check(answer)
    assert "3.1 Ishall" in answer.text
    assert "3.2 Ridhus" in answer.text
    real = shipped.ask("vilka underavsnitt har avsnitt 3.5 i VP 2021?")
    assert [c.hit.passage.section.number for c in real.citations] == ["3.5.1", "3.5.2", "3.5.3"]


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("vad står i avsnitt 3.9 i VP 2023?", "Verksamhetsplan 2023"),
        ("avsnitt 3.2 i VP 2024", "Verksamhetsplan 2024"),
        ("vad säger kapitel 9?", "dokumenten"),
    ],
)
def test_a_section_that_is_not_there_is_not_answered_from_another(
    sjovalla: SearchEngine, question: str, where: str
) -> None:
    answer = Answerer(sjovalla).ask(question)
    check(answer, found_anything=True)
    assert not answer.answered
    assert f"finns inte i {where}." in answer.text


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            (("Belopp i tkr", "Ny helikopterplatta"), ("Total budget", "41 300"), ("2022", "−800")),
            "Ny helikopterplatta: 41 300 i total budget, −800 för 2022 (Belopp i tkr)",
        ),
        (
            (("Investering (mnkr)", "Kaj"), ("2024", "+3,5")),
            "Kaj: +3,5 för 2024 (mnkr)",
        ),
        # No unit in the table, none in words.
        ((("Nyckeltal", "Sjukfrånvaro"), ("Utfall", "6,1")), "Sjukfrånvaro: 6,1 i utfall"),
        # Without column headings the values follow one another.
        ((("", "Summa"), ("", "12"), ("", "−4,2")), "Summa: 12, −4,2"),
        # An abbreviation keeps its capitals, an empty cell says nothing.
        ((("", "Lön"), ("RS anslag", "4 390"), ("2023", "")), "Lön: 4 390 i RS anslag"),
        ((("Ort", "Granby"), ("Ansvarig", "Fritid")), "Granby: Ansvarig: Fritid"),
        ((("Ort", "Granby"), ("", "ny simhall"), ("2023", "7")), "Granby, ny simhall: 7 för 2023"),
        ((("Ort", "Granby"),), "Granby"),
    ],
)
def test_a_row_in_words_keeps_figures_signs_and_units_as_printed(
    cells: tuple[tuple[str, str], ...], words: str
) -> None:
    assert in_words(cells) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vad är de förtroendevaldas ram?", "Ram: 48,2 i förtroendevalda (mnkr)"),
        (
            "Vilken ram har kontoret och utveckling?",
            "Ram: 453,1 i kontoret, 148,4 i utveckling (mnkr)",
        ),
        (
            "Vad är ramen?",
            "Ram: 453,1 i kontoret, 148,4 i utveckling, 48,2 i förtroendevalda (mnkr)",
        ),
    ],
)
def test_of_a_wide_row_only_the_columns_asked_for_are_said(question: str, words: str) -> None:
    columns = ("Belopp (mnkr)", "Kontoret", "Utveckling", "Förtroendevalda")
    cells = tuple(zip(columns, ("Ram", "453,1", "148,4", "48,2"), strict=True))
    assert in_words(cells, question) == words


def test_measures_of_one_thing_are_said_together() -> None:
    columns = ("Enhet (mnkr)", "Utfall 8 mån", "Årsprognos", "Årsbudget", "Avvikelse mot årsbudget")
    cells = tuple(zip(columns, ("Psykiatrin", "301,0", "470,1", "455,0", "-15,1"), strict=True))
    assert "-15,1" in in_words(cells, "Vad är psykiatrins årsbudget?")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Hur stor är avvikelsen mot årsbudget?", {"Avvikelse mot årsbudget"}),
        ("Vad är årsbudgeten?", {"Årsbudget"}),
        ("Vad blev utfallet mot årsbudgeten?", {"Utfall 8 mån", "Årsbudget"}),
        ("Vad kostade det?", set()),
        ("Vad är målet för sjukfrånvaron?", {"Mål"}),
        ("Vad kostade målningen?", set()),
    ],
)
def test_a_column_is_named_by_all_its_words(question: str, named: set[str]) -> None:
    columns = ("Utfall 8 mån", "Årsprognos", "Årsbudget", "Avvikelse mot årsbudget", "Mål", "")
    assert headings_named(columns, question) == named


def test_a_row_is_answered_with_its_columns(norrvik: SearchEngine) -> None:
    answer = Answerer(norrvik).ask("vad kostar ny helikopterplatta i Norrvik?")
    check(answer)
    assert "41 300 i total budget, 12 500 för 2022, −800 för 2023 (Belopp i tkr)" in answer.text
    assert "mnkr" not in answer.text
    assert answer.citations[0].quote == "Ny helikopterplatta i Norrvik | 41 300 | 12 500 | −800"


def test_a_year_asked_about_picks_the_cell(norrvik: SearchEngine) -> None:
    answer = Answerer(norrvik).ask("hur mycket kostar ny helikopterplatta i Norrvik 2023?")
    assert answer.text.startswith("−800 – enligt")


def test_no_unit_is_invented(norrvik: SearchEngine) -> None:
    answer = Answerer(norrvik).ask("hur stor är sjukfrånvaron bland medarbetare?")
    assert "6,1 i utfall, 5,0 i mål [1]." in answer.text

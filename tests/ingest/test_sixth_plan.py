"""Plans of other bodies, with the manifest's required keys alone, in each of the shapes."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from tests.ingest.plans_of_others import (
    EKDALA,
    HAVSDAL,
    MALARVIK,
    MYNDIGHET,
    OMSORG,
    REMISSVAR,
    TILLGANGLIGHETSPLAN,
)
from tests.ingest.reading import Reading, owned, read

ALL = {
    "ekdala": EKDALA,
    "malarvik": MALARVIK,
    "myndighet": MYNDIGHET,
    "remissvar": REMISSVAR,
    "tillganglighetsplan": TILLGANGLIGHETSPLAN,
}


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        (EKDALA, "1 2 2.1 2.1.1 2.1.1.1 2.2 3"),
        (MALARVIK, "1 2 2.1 2.1.1 2.2 3"),
        (MYNDIGHET, "1 1.1 2 2.1 2.10"),
        (REMISSVAR, "1 1.1 2 2.1 2.2 3 4"),
        (TILLGANGLIGHETSPLAN, ""),
    ],
)
def test_the_numbered_sections_are_found(raw: str, numbers: str) -> None:
    assert read(raw).numbers == numbers.split()


def test_titles_stand_without_dots_hashes_and_line_breaks() -> None:
    assert read(MYNDIGHET).headings[1] == (
        "1.1 Instruktion och regleringsbrev samt de återrapporteringskrav som följer av dem"
    )
    assert read(EKDALA).headings[3:5] == [
        "2.1.1 Korta väntetiden till särskilt boende",
        "2.1.1.1 Öppna ett nytt boende i Norrby",
    ]
    assert "2.1 Ska e-tjänster vara ett krav?" in read(REMISSVAR).headings
    assert "2.2 Tillsyn, avgifter m.m." in read(REMISSVAR).headings


def test_paragraphs_of_wrapped_text_are_whole_over_pages() -> None:
    reading = read(MYNDIGHET)
    assert reading.lines("1.1")[1:] == [
        "Enligt regleringsbrevet ska myndigheten redovisa hur medlen har använts. Under året har "
        "1 234,5 mnkr betalats ut till kommuner och länsstyrelser. Utbetalningarna har ökat med "
        "3,4 procent sedan 2021 och väntas öka ytterligare.",
    ]
    assert reading.lines("2.1")[1:] == [
        "Under 2022 genomfördes 45 tillsynsbesök. Myndigheten har särskilt",
        "1. granskat egenkontrollen,",
        "2. följt upp tidigare förelägganden, och",
        "3. gett råd till mindre vattenverk.",
        "De flesta bristerna rörde dokumentation. Det är en minskning, då 12 ärenden lämnades "
        "till åtal året innan.",
    ]
    assert "Samarbetet har utvecklats under året" in reading.text("2.10")
    assert {p.section.number: p.page for p in reading.passages}["2.10"] == 4


def test_a_sentence_cut_by_a_page_is_whole_where_a_paragraph_is_a_line() -> None:
    lines = read(MALARVIK).lines("2.1")
    assert lines[1].endswith("81 procent, vilket är en förbättring med 4 procentenheter. "
                             "Störst är den inom ortopedin.")  # fmt: skip


def test_a_heading_that_the_contents_list_lacks_is_text() -> None:
    assert read(MALARVIK).lines("2.2") == ["2.2 Bemanning", "2.3 Forskning"]


def test_numbered_lists_are_no_headings() -> None:
    reading = read(REMISSVAR)
    assert reading.lines("2.1")[2:] == [
        "1. Korta handläggningstiden",
        "2. Minska antalet ofullständiga ansökningar",
        "3. Ge sökande besked",
    ]
    assert reading.lines("3")[-1] == "2. IT-stöd kostar 1 034,5 tkr."


def test_a_plan_without_numbers_has_its_headings_as_subheadings() -> None:
    reading = read(TILLGANGLIGHETSPLAN)
    title = "Tillgänglighetsplan för Ekdala kommun"
    assert [p.subheadings for p in reading.passages] == [
        (title,),
        (title, "Inledning"),
        (title, "Inledning", "Lokaler"),
        (title, "Uppföljning"),
        (title, "Uppföljning"),
        (title, "Uppföljning"),
    ]
    assert all(p.section.number == "" for p in reading.passages)
    assert reading.passages[3].cells == (
        ("Åtgärd", "Ramper"),
        ("Ansvarig", "Fastighet"),
        ("Kostnad (tkr)", "1 234,5"),
    )


def test_tables_keep_headings_and_totals() -> None:
    assert read(EKDALA).section("3")[-1].text == (
        "Kontoklass | Budget 2022 | Budget 2023\nSumma | 75 750,5 | 78 000,0"
    )
    assert read(MALARVIK).section("3")[-1].cells[-1] == ("Avvikelse", "-14,3")


@pytest.mark.parametrize("name", ALL)
def test_accents_line_ends_and_invisible_signs_make_no_difference(name: str) -> None:
    raw = ALL[name]
    decomposed = unicodedata.normalize("NFD", raw).replace("\n", "\r\n")
    disguised = "\ufeff" + decomposed.replace("ning", "n\u00ading").replace(" och ", "\u00a0och ")
    assert texts(read(disguised)) == texts(read(raw))


def texts(reading: Reading) -> list[tuple[str, str]]:
    return [(passage.id, passage.text) for passage in reading.passages]


@pytest.mark.parametrize("name", ALL)
def test_no_letter_of_the_body_is_lost_and_order_is_kept(name: str) -> None:
    reading = read(ALL[name])
    start = reading.raw.find("\n", reading.raw.rfind("....")) if "...." in reading.raw else 0
    offsets = [i for i in owned(reading.passages) if reading.raw[i].isalnum()]
    assert all(a < b for a, b in pairwise(offsets))
    missing = {i for i, c in enumerate(reading.raw) if c.isalnum() and i >= start} - set(offsets)
    lost = "".join(reading.raw[i] if i in missing else " " for i in range(len(reading.raw)))
    furniture = {"Myndigheten", "för", "vattenfrågor", "Årsredovisning", "2022", *"2345", "b"}
    assert set(lost.split()) <= furniture


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("1\tInledning\n\nText.\n\n1.1\tBakgrund\n\nText.\n", "1 1.1"),
        ("1.1\n\nBakgrund\n\nText om bakgrund.\n\n1.2\nSyfte\n\nText om syfte.\n", "1.1 1.2"),
        ("# Plan\n\n## 1\\. Inledning\n\nText.\n\n## 2\\. Mål\n\nText.\n", "1 2"),
        ("1 Risk\n\n4 Allvarlig\n\n3 Möjlig\n\n1.1 Metod\n\nText.\n\n2 Mål\n\nText.\n", "1 1.1 2"),
        ("Vi vill\n\n1. Växa\n2. Bevara\n\n1 Inledning\n\nText.\n\n2 Mål\n\nText.\n", "1 2"),
        ("1 Mål\n\nText.\n\n2 Ekonomi\n\nText.\n\nBilaga 1\n\n1 Metod\n\nText.\n", "1 2"),
        ("2.1Tillsyn\n\nText.\n\n2.2Tillstånd\n\nText.\n", "2.1 2.2"),
        ("Åtgärd\tAnsvarig\n1\tNämnden\n2\tStyrelsen\n", ""),
    ],
)  # fmt: skip
def test_a_number_is_a_heading_where_a_reader_would_take_it_for_one(raw: str, numbers: str) -> None:
    assert read(raw).numbers == numbers.split()


@pytest.mark.parametrize(
    "contents",
    [
        "Innehåll\n\n1 Inledning\n2 Mål\n2.1 Skola\n",
        "## Innehåll\n\n- [1 Inledning](#1)\n- [2 Mål](#2)\n- [2.1 Skola](#3)\n",
        "Innehåll\n1 Inledning 3\n2 Mål 4\n2.1 Skola 4\n",
        "| Innehåll | |\n|---|---|\n| 1 Inledning | 3 |\n| 2 Mål | 4 |\n| 2.1 Skola | 4 |\n",
        "1 Inledning ........ 3\n2 Mål .............. 4\n2.1 Skola .......... 4\n",
    ],
)
def test_a_contents_list_is_known_however_it_is_set(contents: str) -> None:
    body = "1 Inledning\n\nText ett.\n\n2 Mål\n\nText två.\n\n2.1 Skola\n\nText tre.\n"
    reading = read(f"{contents}\nRegion Mälarvik, Plan 2023\nDnr 412\n\n{body}")
    assert [entry.number for entry in reading.document.contents] == ["1", "2", "2.1"]
    assert [passage.text for passage in reading.passages] == [
        "Region Mälarvik, Plan 2023\nDnr 412",
        "1 Inledning\nText ett.",
        "2 Mål\nText två.",
        "2.1 Skola\nText tre.",
    ]


def test_a_word_that_opens_every_section_is_no_column_heading() -> None:
    raw = "".join(f"{n} Område {n}\n\nMål\nIndikator\n\nText {n}.\n\n" for n in range(1, 5))
    reading = read(raw)
    assert all("Mål\nIndikator" in reading.text(str(n)) for n in range(1, 5))


def test_page_headers_and_years_in_text_are_told_apart() -> None:
    pages = "".join(
        f"Ekdala kommun {n}(4)\n\n{n} Avsnitt\n\nBudget 202{n}/202{n + 1}\n\n" for n in range(1, 5)
    )
    text = "\n".join(passage.text for passage in read(pages).passages)
    assert "Ekdala kommun" not in text
    assert text.count("Budget 202") == 4


def test_hard_breaks_and_pairs_of_headings_of_a_wrapped_plan() -> None:
    reading = read(OMSORG)
    assert reading.numbers == ["1", "2", "2.1", "3", "3.1"]
    assert reading.lines("1")[1:] == [
        "Socialnämnden ansvarar för kommunens omsorg om äldre och för stöd till familjer. "
        "Nämnden ska utveckla digitala tjänster och samverka med regionen, så att hälso- och "
        "sjukvården hänger ihop. Det kräver ett gemensamt ansvar och nya arbetsformer i hela "
        "förvaltningen. Nämnden ska också se över sina lokaler och öppettider."
    ]
    together = "Nämndens förvaltningar ska tillsammans arbeta för att korta väntetiderna"
    assert [passage.subheadings for passage in reading.section("2.1")] == [
        (together, "Öppna ett nytt boende"),
        (together, "Anställa fler sjuksköterskor"),
    ]
    assert reading.section("3.1")[-1].text == (
        "Kontoklass (belopp i mnkr) Omsorg Familj Stab\nPersonal | 1 260,4 | 50,0 | 20,3"
    )


def test_cells_of_a_flattened_plan_are_whole_and_its_column_headings_gone() -> None:
    reading = read(HAVSDAL)
    assert reading.headings == [
        "1 Handlingsplan",
        "1.1 A: Trygghet",
        "1.2 B: Miljö",
        "1.3 C: Kultur",
    ]
    assert reading.lines("1.1")[1:] == [
        "Trygg uppväxt för alla barn",
        "Bygga ut elevhälsan i hela kommunen",
        "Skolnämnden",
        "Säkra skolvägar för cyklister",
        "Gatunämnden",
    ]
    assert reading.lines("1.3")[1:] == ["Fler får låna böcker", "Kulturnämnden"]

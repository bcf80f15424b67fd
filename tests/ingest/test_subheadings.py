"""Unnumbered headings under numbered ones: found, nested, and left at the next one."""

from __future__ import annotations

from tests.ingest.reading import read, shipped

TOGETHER = "Region Hallands förvaltningar ska tillsammans arbeta för att "


def subheadings(document_id: str, number: str) -> list[tuple[str, ...]]:
    above: list[tuple[str, ...]] = []
    for passage in shipped()[document_id].section(number):
        if not above or above[-1] != passage.subheadings:
            above.append(passage.subheadings)
    return above


def test_pairs_of_headings_of_2022_nest() -> None:
    digital = TOGETHER + "förbättra förutsättningar för digital utveckling"
    found = subheadings("verksamhetsplan-2022", "2.8")
    assert found[:6] == [
        (),
        ("Slutföra arbetet med framtagande av en långsiktig strategisk lokalförsörjningsplan",),
        (digital, "Utveckla samlat stöd för IT & Digitalisering"),
        (digital, "Förbättra IT-säkerheten"),
        (digital, "Strukturera informationstillgångar"),
        (digital, "Utveckla den digitala infrastrukturen"),
    ]


def test_the_next_pair_of_2022_takes_over() -> None:
    found = subheadings("verksamhetsplan-2022", "2.7")
    assert [pair[-1] for pair in found] == [
        "Leda och samordna kunskapsstyrningen i Halland",
        "Säkerställa följsamhet till nationell samordning av tarmcancerscreening i Region Halland",
        "Förbättrad hälsa i befolkningen och minskade hälsoskillnader",
    ]
    assert all(len(pair) == 2 for pair in found)


def test_headings_of_2020_stand_over_their_analysis() -> None:
    assert subheadings("uppfoljningsrapport-2-2020", "4.2") == [(), ("Sjukfrånvaro",)]
    assert subheadings("uppfoljningsrapport-2-2020", "5.2.2.1") == [(), ("Kostnadsutveckling",)]


def test_the_words_of_a_subheading_stand_in_the_first_passage_under_it() -> None:
    (first, *_) = [
        p for p in shipped()["verksamhetsplan-2022"].passages
        if p.subheadings[-1:] == ("Förbättra IT-säkerheten",)
    ]  # fmt: skip
    assert first.text.startswith("Förbättra IT-säkerheten\nEn ökad digitalisering medför")


def test_a_table_does_not_end_its_subheading() -> None:
    reading = read("# Plan\n\n## Kostnader\n\n|A|B|\n|-|-|\n|c|2|\n\nKostnaden är låg.\n")
    assert reading.passages[-1].subheadings == ("Plan", "Kostnader")
    assert reading.passages[-1].text == "Kostnaden är låg."


def test_marked_headings_nest_by_their_level() -> None:
    reading = read("# A\n\nText a.\n\n## B\n\nText b.\n\n### C\n\nText c.\n\n## D\n\nText d.\n")
    assert [p.subheadings for p in reading.passages] == [
        ("A",), ("A", "B"), ("A", "B", "C"), ("A", "D"),
    ]  # fmt: skip

"""The printed table of contents is the oracle for the sections found."""

from __future__ import annotations

import re

import pytest

from tests.ingest.reading import Reading, shipped

# The documents that print their contents, each with a pattern of its own for one printed entry.
LEADER = r"\s*\.{3,}\s*(?:<b>)?\d+(?:</b>)?\s*$"
PRINTED = {
    "verksamhetsplan-2018": rf"^(\d[\d.]*) ([^\n]*?(?:\n ?[^\n\d][^\n]*?)?){LEADER}",
    "uppfoljningsrapport-2-2020": rf"^(\d[\d.]*)\t([^\n]*?){LEADER}",
    "verksamhetsplan-2021": rf"^(?:<b>)?(\d[\d.]*)(?:</b>)?\t(?:<b>)?([^\n]*?)(?:</b>)?{LEADER}",
}
# Numbers in the body below the depth of the printed contents.
DEEPER = {
    "uppfoljningsrapport-2-2020": {
        "5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.2.1", "5.2.2", "5.2.2.1", "5.2.2.2",
    },
    "verksamhetsplan-2018": set(),
}  # fmt: skip


def printed_entries(reading: Reading, pattern: str) -> list[tuple[str, str]]:
    found = re.findall(pattern, reading.raw, re.MULTILINE)
    return [(number, " ".join(title.split())) for number, title in found]


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


@pytest.mark.parametrize("document_id", PRINTED)
def test_sections_are_those_that_the_contents_list_prints(document_id: str) -> None:
    reading = shipped()[document_id]
    printed = printed_entries(reading, PRINTED[document_id])
    depth = max(number.count(".") for number, _ in printed)
    assert len(printed) > 10
    assert [n for n in reading.numbers if n.count(".") <= depth] == [n for n, _ in printed]
    assert [(e.number, letters(e.title)) for e in reading.document.contents] == [
        (number, letters(title)) for number, title in printed
    ]


@pytest.mark.parametrize("document_id", DEEPER)
def test_deeper_numbers_of_the_body_are_sections_too(document_id: str) -> None:
    reading = shipped()[document_id]
    printed = {number for number, _ in printed_entries(reading, PRINTED[document_id])}
    assert set(reading.numbers) - printed == DEEPER[document_id]


def test_every_numbered_line_of_2021_is_a_section() -> None:
    reading = shipped()["verksamhetsplan-2021"]
    body = reading.raw[reading.raw.index("# 1 Inledning") :]
    printed = re.findall(r"^[#* ]*(\d(?:\.\d+)*) \*?[A-ZÅÄÖ]", body, re.MULTILINE)
    assert reading.numbers == printed
    assert "3.1.1.1" in printed


def test_sections_without_a_contents_list_are_found_in_order() -> None:
    numbers_2022 = shipped()["verksamhetsplan-2022"].numbers
    printed = "1 2 2.1 2.2 2.3 2.4 2.4.1 2.5 2.6 2.7 2.8 2.9 3 3.1 3.2 3.3 3.3.1 3.3.2 4 4.1 4.2 5"
    assert numbers_2022 == printed.split()
    assert shipped()["bilaga-2-uppfoljning-2019"].numbers == re.findall(
        r"^(1\.\d+) [A-ZÅÄÖ]", shipped()["bilaga-2-uppfoljning-2019"].raw, re.MULTILINE
    )


def test_numbers_stand_as_printed_and_titles_whole() -> None:
    headings = shipped()["verksamhetsplan-2018"].headings
    assert "1.10 K: IS/IT-policy" in headings
    assert (
        "1.4 D: Arbetar hälsofrämjande och levererar en individuell hälso- och sjukvård av hög "
        "kvalitet för en god och jämlik hälsa"
    ) in headings


@pytest.mark.parametrize("document_id", PRINTED)
def test_no_line_of_the_contents_list_becomes_a_passage(document_id: str) -> None:
    reading = shipped()[document_id]
    for passage in reading.passages:
        assert not re.search(LEADER, passage.text, re.MULTILINE)
        assert "nnehållsförteckning" not in passage.text
    entries = [m.span() for m in re.finditer(PRINTED[document_id], reading.raw, re.MULTILINE)]
    covered = [s.raw_start for p in reading.passages for s in p.spans]
    assert not [o for o in covered if any(start <= o < end for start, end in entries)]

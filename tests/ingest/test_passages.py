"""What every passage keeps to, whichever document it is from."""

from __future__ import annotations

import re

import pytest

from ingest.passage import MAX_CHARACTERS
from tests.ingest.reading import FIVE, read, shipped

ALL = [passage for document_id in FIVE for passage in shipped()[document_id].passages]


def test_no_passage_is_longer_than_the_contract_allows() -> None:
    assert max(len(passage.text) for passage in ALL) <= 2000


def test_ids_are_unique_and_count_from_one_within_the_section() -> None:
    ids = [passage.id for passage in ALL]
    assert len(set(ids)) == len(ids)
    for passage in ALL:
        document, section, ordinal = passage.id.split("/")
        assert document == passage.document_id
        assert section == (passage.section.number or "-")
        assert ordinal == "1" or f"{document}/{section}/{int(ordinal) - 1}" in ids


@pytest.mark.parametrize("document_id", FIVE)
def test_a_passage_never_crosses_a_numbered_section(document_id: str) -> None:
    reading = shipped()[document_id]
    starts = {
        section.blocks[0].text.pieces[0][1]: section.heading.number
        for section in reading.document.sections
        if section.heading.number
    }
    for passage in reading.passages:
        first = min(span.raw_start for span in passage.spans)
        last = max(span.raw_start + span.length for span in passage.spans)
        inside = [number for start, number in starts.items() if first < start < last]
        assert inside == []


def test_the_path_names_each_heading_from_the_outermost_in() -> None:
    (deep,) = {p.section for p in ALL if p.section.number == "5.2.2.1"}
    assert deep.path == (
        "5 Ekonomi",
        "5.2 Ekonomiskt resultat (ackumulerat)",
        "5.2.2 Kostnads- och intäktsutveckling",
        "5.2.2.1 Kostnadsutveckling",
    )
    assert deep.level == 4
    for passage in ALL:
        if passage.section.number:
            printed = f"{passage.section.number} {passage.section.title}"
            assert passage.section.path[-1] == printed
            assert len(passage.section.path) <= passage.section.level


def test_a_quote_is_traced_to_where_it_stands_in_the_raw_file() -> None:
    reading = shipped()["uppfoljningsrapport-2-2020"]
    quote = "I juni tecknade regionen avtal med Cambio Healthcare system AB"
    (passage,) = [p for p in reading.passages if quote in p.text]
    start = passage.text.index(quote)
    ((first, last),) = passage.raw_spans(start, start + len(quote))
    assert reading.raw[first:last] == quote
    assert passage.section.number == "2.4"


def test_a_quote_over_a_mended_break_spans_the_break() -> None:
    reading = shipped()["verksamhetsplan-2022"]
    quote = "samtliga vårdförvaltningar är representerade"
    (passage,) = [p for p in reading.section("1") if quote in p.text]
    start = passage.text.index(quote)
    ((first, last),) = passage.raw_spans(start, start + len(quote))
    assert reading.raw[first:last] == "samtliga vårdförvaltningar är repres-\nenterade"


def test_long_text_is_cut_between_sentences() -> None:
    sentence = "Nämnden ska under året följa upp hur bl.a. biblioteken används av barn och unga. "
    reading = read(f"1 Bibliotek\n\n{sentence * 60}\n")
    texts = [passage.text for passage in reading.section("1")]
    assert len(texts) > 3
    assert all(text.endswith("unga.") for text in texts)
    assert sum(text.count("Nämnden") for text in texts) == 60


def test_a_heading_as_long_as_a_passage_still_leaves_passages_within_the_limit() -> None:
    columns = "\t".join(f"Kolumn {n} {'lång ' * 40}".strip() for n in range(12))
    row = "\t".join(["värde"] * 12)
    reading = read(f"1 Tabell\n\n{columns}\n{row}\n")
    assert max(len(passage.text) for passage in reading.passages) <= MAX_CHARACTERS
    assert re.findall("värde", reading.text("1")) == ["värde"] * 12


def test_the_page_is_the_one_that_the_passage_begins_on() -> None:
    long = "Nämnden ska följa upp målen varje år. " * 40
    reading = read(f"Omslag\n\f1 Mål\n\n{long}\n\f{long}\n\f\f2 Medel\n\nText.\n")
    assert [p.page for p in reading.section("")] == [1]
    assert [p.page for p in reading.section("1")] == [2, 2, 3, 3]
    assert [p.page for p in reading.section("2")] == [5]


def test_without_form_feeds_no_page_is_claimed() -> None:
    assert {p.page for p in ALL} == {None}

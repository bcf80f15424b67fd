"""Passages cut into what can be quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.answering.sentence import goes_on, sentences_of
from ingest import BlockKind, Passage, SectionHeading


def passage(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, subheadings: tuple[str, ...] = ()
) -> Passage:
    heading = SectionHeading("2.1", "Hamnar", 2, ("2.1 Hamnar",))
    return Passage("plan/2.1/1", "plan", heading, subheadings, kind, text, ())


def cut(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [sentence.text for sentence in sentences_of(passage(text, kind))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kajen lagas. Farleden muddras.", ["Kajen lagas.", "Farleden muddras."]),
        ("Klart? Ja! Det är bra.", ["Klart?", "Ja!", "Det är bra."]),
        (
            "Kajerna lagas bl.a. i Norrvik. Klart.",
            ["Kajerna lagas bl.a. i Norrvik.", "Klart."],
        ),
        ("Enligt kap. 3 i planen. Ja.", ["Enligt kap. 3 i planen.", "Ja."]),
        ("Kostar ca. 5 mnkr. Ja.", ["Kostar ca. 5 mnkr.", "Ja."]),
        ("Ansvarig är t.ex. Hamnverket.", ["Ansvarig är t.ex. Hamnverket."]),
        ("Resultatet är −4,2 mnkr. Bra.", ["Resultatet är −4,2 mnkr.", "Bra."]),
        ("Version 2.5 gäller. Ny kommer.", ["Version 2.5 gäller.", "Ny kommer."]),
        ("Se avsnitt 3.1.2 i planen.", ["Se avsnitt 3.1.2 i planen."]),
        ("Den 3 mars 2024. 12 kajer lagas.", ["Den 3 mars 2024.", "12 kajer lagas."]),
        ("kajer:\nnorra kajen\nsödra kajen", ["kajer:", "norra kajen", "södra kajen"]),
        ("Han sade: ”Klart.” Sedan gick han.", ["Han sade: ”Klart.”", "Sedan gick han."]),
        ("utan punkt", ["utan punkt"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_headings_say_nothing_unless_there_is_nothing_else() -> None:
    text = "2.1 Hamnar\nKajer i norr\nKajen lagas."
    found = sentences_of(passage(text, subheadings=("Kajer i norr",)))
    assert [sentence.text for sentence in found] == ["Kajen lagas."]
    assert cut("2.1 Hamnar") == ["2.1 Hamnar"]


def test_a_table_row_is_one_statement_without_its_column_headings() -> None:
    text = "Investering | 2024\nNy lotsbåt. Större | 12,5"
    assert cut(text, BlockKind.TABLE_ROW)[-1].endswith("| 12,5")
    assert len(cut(text, BlockKind.TABLE_ROW)) == 1


def test_a_status_in_brackets_stays_with_its_line() -> None:
    activity = "Aktivitet: ▶ Muddra farleden. Klart före sommaren. (Aktiviteten pågår)"
    found = cut(f"{activity}\nKommentar: Ja. Nej.", BlockKind.COMMITMENT_ROW)
    assert found == [activity, "Kommentar: Ja.", "Nej."]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Arbetet omfattar följande:", True),
        ("Kostnaden är 5 mnkr, varav", True),
        ("Kajerna är flera, såsom", True),
        ("Kajen lagas.", False),
        ("Det följande året var bra.", False),
    ],
)
def test_a_sentence_that_leads_in_to_a_list_goes_on(text: str, more: bool) -> None:
    (sentence,) = sentences_of(passage(text))
    assert goes_on(sentence) is more


@given(st.text(max_size=300), st.sampled_from(list(BlockKind)))
def test_sentences_of_any_text_stand_there_in_order(text: str, kind: BlockKind) -> None:
    end = 0
    for sentence in sentences_of(passage(text, kind)):
        assert sentence.text == sentence.text.strip() != ""
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        end = sentence.end


def test_a_remark_in_brackets_says_nothing() -> None:
    assert cut("Kajen lagas.\n(Från planen 2018)") == ["Kajen lagas."]

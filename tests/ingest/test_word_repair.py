"""Words that a line or a page broke are whole again; hyphens of the word's own stay."""

from __future__ import annotations

import re

import pytest

from ingest.language.lexicon import word_counts
from ingest.lines import Wrapping
from ingest.mapped_text import from_raw
from ingest.word_repair import WordRepair
from tests.ingest.reading import shipped

MARKED = Wrapping(width=80, marks_spaces=True)
UNMARKED = Wrapping(width=80, marks_spaces=False)


def joined(*lines: str, wrapping: Wrapping = UNMARKED) -> str:
    return WordRepair(word_counts(), wrapping).join([from_raw(line) for line in lines]).text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("alla är repres-", "enterade"), "alla är representerade"),
        (("nya överens-", "kommelser."), "nya överenskommelser."),
        (("ett ökat an-svar för skol-gång",), "ett ökat ansvar för skolgång"),
        (("gemensamt erfaren-hetsutbyte",), "gemensamt erfarenhetsutbyte"),
        (("informationssäk", "erhet och integritet"), "informationssäkerhet och integritet"),
    ],
)  # fmt: skip
def test_a_broken_word_is_made_whole(lines: tuple[str, ...], whole: str) -> None:
    assert joined(*lines) == whole


def test_where_lines_keep_their_space_one_without_it_is_broken_inside_a_word() -> None:
    assert joined("bevaka höghastighetsjärn", "vägar", wrapping=MARKED) == (
        "bevaka höghastighetsjärnvägar"
    )
    assert joined("bevaka alla ", "vägar", wrapping=MARKED) == "bevaka alla vägar"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("hälso- och sjukvård",), "hälso- och sjukvård"),
        (("kostnads-", "och intäktsutveckling"), "kostnads- och intäktsutveckling"),
        (("ökad hälso-och sjukvård",), "ökad hälso- och sjukvård"),
        (("Havs-", "respektive kustmiljö"), "Havs- respektive kustmiljö"),
        (("ett EU-projekt om e-tjänster och IT-stöd",), "ett EU-projekt om e-tjänster och IT-stöd"),
        (("ett EU-", "projekt"), "ett EU-projekt"),
        (("Nationell plan 2018-2029",), "Nationell plan 2018-2029"),
        (("Nationell plan 2018-", "2029"), "Nationell plan 2018-2029"),
        (("i nord-sydlig riktning",), "i nord-sydlig riktning"),
        (("alla vägar", "och broar"), "alla vägar och broar"),
        (("vi söker nya", "lösningar"), "vi söker nya lösningar"),
    ],
)
def test_a_hyphen_or_a_gap_of_the_texts_own_stays(lines: tuple[str, ...], text: str) -> None:
    assert joined(*lines) == text


def test_mending_keeps_the_way_back_to_the_source() -> None:
    raw = "ett gemensamt an-svar för skol-gång"
    mended = WordRepair(word_counts(), UNMARKED).mend(from_raw(raw))
    assert "".join(raw[origin] for origin in mended.origins) == mended.text


@pytest.mark.parametrize("document_id", ["verksamhetsplan-2018", "verksamhetsplan-2022"])
def test_no_word_known_to_be_broken_is_left(document_id: str) -> None:
    text = "\n".join(passage.text for passage in shipped()[document_id].passages)
    broken = re.findall(
        r"repres-|an-svar|ar-bets|erfaren-het|betydelse-full|skol-gång|förenings-liv|hälso-och|"
        r"överens-\s?kom|samhälls-\s?plan|informations-\s?säk|bebyggelseplaneri\s|"
        r"programmet?\smet\b|program\smet\b|järn\svägar|järn\s?\nvägar|Prioriteringsområd\b",
        text,
    )
    assert broken == []

"""The follow-up of 2019: every mandate and activity with its status, whole."""

from __future__ import annotations

from collections import Counter

from ingest.commitment import Activity, Commitment
from tests.ingest.reading import read, shipped

FOLLOW_UP = shipped()["bilaga-2-uppfoljning-2019"]
COMMITMENTS = [
    block.commitment
    for section in FOLLOW_UP.document.sections
    for block in section.blocks
    if block.commitment
]
ACTIVITIES = [activity for commitment in COMMITMENTS for activity in commitment.activities]


def symbol(item: Commitment | Activity) -> str | None:
    return item.status.symbol if item.status else None


def mandate(beginning: str) -> Commitment:
    (found,) = [c for c in COMMITMENTS if c.text.text.startswith(beginning)]
    return found


def test_statuses_are_as_many_as_the_symbols_in_the_file() -> None:
    assert Counter(symbol(c) for c in COMMITMENTS) == {"●": 76, "◆": 3, None: 1}
    assert Counter(symbol(a) for a in ACTIVITIES) == {
        "▶": 130, "✓": 55, "!": 3, "⏸": 1, "—": 1, None: 13,
    }  # fmt: skip


def test_mandates_met_in_part_are_these_three() -> None:
    assert [c.text.text for c in COMMITMENTS if symbol(c) == "◆"] == [
        "Utveckling av det halländska transportsystemet",
        "Skapa en gemensam målbild och färdplan för mer vård nära i Halland",
        "Utveckla samarbetet med kommunerna kring hemsjukvården",
    ]


def test_activities_off_plan_paused_or_not_begun_are_these_five() -> None:
    found = [
        (symbol(a), a.text.text, a.status.code)
        for a in ACTIVITIES
        if a.status and a.status.symbol in "!⏸—"
    ]
    assert [(sign, text[:38], code) for sign, text, code in found] == [
        ("!", "Samordna och driva insatser för att mi", "följer-inte-plan"),
        ("⏸", "Om ESF-ansökan är framgångsrik: bevaka", "pausad"),
        ("!", "Hålla ihop arbetet med framtagande av ", "följer-inte-plan"),
        ("—", "Genomföra en kampanj för att guida inv", "ej-startad"),
        ("!", "Nulägesanalys av journalen via nätet o", "följer-inte-plan"),
    ]


def test_where_the_source_lost_the_symbol_no_status_is_made_up() -> None:
    lost = [a.text.text for a in ACTIVITIES if a.status is None]
    assert len(lost) == 13
    assert "Produktutveckling filtade ullprodukter" in lost
    assert "Måltid Sverige" in lost
    (passage,) = [p for p in FOLLOW_UP.passages if "Matgille Halland" in p.text]
    assert "Aktivitet: Matgille Halland" in passage.text.split("\n")


def test_mandates_that_slid_into_another_column_are_mandates_all_the_same() -> None:
    work = mandate("Utveckla och driva regionalt kompetensförsörjningsarbete")
    fvis = mandate("Förbereda införandet av Framtidens vårdinformationsstöd")
    assert symbol(work) == symbol(fvis) == "●"
    assert len(work.activities) == len(fvis.activities) == 5
    assert fvis.comment.text.startswith(
        "Inför införandet av Framtidens vårdinformationsstöd (FVIS)"
    )


def test_a_comment_goes_on_over_the_page_break() -> None:
    fiber = mandate("Säkerställa tillgängligheten till fiber för att möjliggöra digitalisering")
    assert "Region Halland ska bidra till genomförandet" in fiber.comment.text
    assert len(fiber.activities) == 3
    assert fiber.activities[0].text.text.endswith("bidra till finansiering av utbyggnad.")


def test_an_activity_goes_on_over_the_page_break() -> None:
    travel = mandate("Genomföra Regionalt trafikförsörjningsprogram")
    assert travel.activities[1].text.text == (
        "Delta i nätverket Hållbart resande i Väst för att öka hållbara persontransporter inom "
        "Region Halland och de halländska kommunerna."
    )


def test_a_passage_says_the_status_in_words_beside_the_symbol() -> None:
    (passage,) = [p for p in FOLLOW_UP.passages if "◆ Utveckling av det halländska" in p.text]
    assert passage.text.startswith(
        "Förvaltningens uppdrag: ◆ Utveckling av det halländska transportsystemet "
        "(Uppdraget uppfylls delvis)\nKommentar: Arbete pågår kontinuerligt"
    )
    assert passage.text.endswith(
        "▶ Planera och genomföra infrastrukturåtgärder i samverkan med Trafikverket och "
        "Hallands kommuner (Aktiviteten pågår)"
    )


def test_each_part_of_a_long_row_names_its_mandate() -> None:
    parts = [p for p in FOLLOW_UP.section("1.1") if "Nationell plan 2018-2029 (" in p.text]
    assert len(parts) == 3
    opening = "Förvaltningens uppdrag: ● Nationell plan 2018-2029 (Uppdraget uppfylls)\n"
    assert all(opening in part.text for part in parts)


def test_a_less_than_sign_in_running_text_is_no_tag() -> None:
    assert any("komplexa vårdbehov (<1 %)" in p.text for p in FOLLOW_UP.passages)


def test_the_printed_legend_is_enough() -> None:
    reading = read(
        "Uppföljning\n\n■ Uppdraget uppfylls, ◆ Uppdraget uppfylls delvis\n\n"
        "✓ Aktiviteten klar ⏸ Aktiviteten är pausad ■ Aktiviteten följer inte plan\n\n"
        "2.1 Trygg skola\n\n"
        "Uppdrag\tKommentar\tAktivitet\n"
        "◆ Minska frånvaron\tFrånvaron har minskat.\t✓ Ta fram en rutin\n"
        "\t\t⏸ Utbilda rektorer\n"
        "■ Bygga ut\t\t■ Rita en ny skola\n"
    )
    found = [
        (
            c.text.text,
            c.status.code,
            [(a.text.text, a.status.code) for a in c.activities if a.status],
        )
        for section in reading.document.sections
        for block in section.blocks
        if (c := block.commitment) and c.status
    ]
    assert found == [
        (
            "Minska frånvaron",
            "delvis",
            [("Ta fram en rutin", "klar"), ("Utbilda rektorer", "pausad")],
        ),
        ("Bygga ut", "uppfylls", [("Rita en ny skola", "följer-inte-plan")]),
    ]
    assert "✓ Ta fram en rutin (Aktiviteten klar)" in reading.text("2.1")

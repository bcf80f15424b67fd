"""A table row reads on its own: headings, row name, values and unit as printed."""

from __future__ import annotations

import pytest

from ingest import BlockKind, Passage
from tests.ingest.reading import Reading, read, shipped

DRIFTBUDGET_2021 = """
Intäkter; -122 726; -215 380; 0; 0; 0; -441 740
Personalkostnader; 245 484; 0; 0; 19 972; 0; 0
Övriga driftskostnader; 177 775; 302 838; 136 557; 20 021; 4 390; 450 153
Budgetram; 300 533; 87 458; 136 557; 39 993; 4 390; 8 413
"""
INVESTERINGAR_2021 = """
Framtidens vårdinformationssystem, FVIS; Re; 56,0; 3,0
Säkerhetsinvesteringar larm mm i Region Halland; Re; 19,4; 6,7
Löpande utbyten av utrustning Regionkontoret; Re; ; 0,5
Kustnära vandringsled; Ny; 4,0; 1,3
Summa Regionkontoret; ; ; 11,5
Licenser och utrustning; Re/Ny; ; 5,0
Summa Systemförvaltning; ; ; 5,0
Löpande underhåll och utbyten fastigheter; Re; ; 88,0
Hallands sjukhus Varberg kanaler och ledningar, värme och kyla; Re; 67,5; 40,0
Hallands sjukhus Varberg EI, ställverk ny matning och reservkraft; Re; 51,0; 21,0
Avfuktning sterila miljöer Hallands sjukhus Kungsbacka, Varberg, Halmstad; Re; 50,0; 17,0
Luftbehandling sjukhus; Re; 8,3; 7,5
Laholm VC, tak/fasad/luftbehandling; Re; 17,5; 7,0
Hylte VE, avlopp och dränering; Re; 22,0; 2,0
Halmstad, ny ambulansstation; Ny; 69,5; 47,0
PIL, ombyggnad/anpassning Hallands sjukhus Varberg; Ny/Re; 27,5; 10,0
Övriga pågående projekt; Ny/Re; ; 24,8
Luftbehandling Hallands sjukhus Halmstad; Re; 49,2; 0,6
Luftbehandling Håsten VC; Re; 5,0; 5,0
Byte kylmaskiner och VSKB-system Hallands sjukhus Varberg; Re; 70,0; 7,0
Katrineberg, Larsagården, renovering; Re; 7,0; 5,0
Habiliteringen Berghem, Halmstad; Re; 59,1; 6,0
Katrineberg, nybyggnation idrottshall*; Re; 20,0; 20,0
Diverse mindre projekt; Ny/Re; ; 6,2
Summa Regionfastigheter; ; ; 314,1
"""
DRIFTBUDGET_2022 = """
Intäkter; -380,1; -10,0; 0,0
Personalkostnader; 460,4; 0,0; 20,3
Övriga driftskostnader; 372,8; 158,4; 27,9
Nettobudget; 453,1; 148,4; 48,2
"""
INVESTERINGAR_2022 = """
Kustnära vandringsled; 4,0; 1,3; 1,4; 0,0
FVIS / VISUS; 56,0; 20,0; 18,0; 0,0
Hållbar, robust och ändamålsenlig bredbandsutbyggnad i Halland; 30,0; 5,0; 10,0; 15,0
Destruktionsanläggning för lustgas HSH, HSV; 8,0; 8,0; 0,0; 0,0
IT-utrustning, utökning virtuell miljö; 6,0; 3,0; 3,0; 0,0
Larm och bevakning; ; 9,7; 3,4; 3,4
IT-utrustning; ; 41,3; 20,1; 37,8
IT övrigt; ; 0,2; 0,2; 0,2
Möbler och utrustning, övrigt; ; 1,8; 0,5; 0,5
"""


def rows(reading: Reading, number: str) -> list[Passage]:
    return [p for p in reading.section(number) if p.kind is BlockKind.TABLE_ROW]


def values(reading: Reading, number: str) -> list[list[str]]:
    return [[value for _, value in row.cells] for row in rows(reading, number)]


@pytest.mark.parametrize(
    ("document_id", "number", "printed"),
    [
        ("verksamhetsplan-2021", "5.1", DRIFTBUDGET_2021),
        ("verksamhetsplan-2021", "5.2", INVESTERINGAR_2021),
        ("verksamhetsplan-2022", "4.1", DRIFTBUDGET_2022),
        ("verksamhetsplan-2022", "4.2", INVESTERINGAR_2022),
    ],
)
def test_budget_tables_are_complete_to_the_cell(
    document_id: str, number: str, printed: str
) -> None:
    expected = [[cell.strip() for cell in line.split(";")] for line in printed.strip().split("\n")]
    assert values(shipped()[document_id], number) == expected


@pytest.mark.parametrize(
    ("document_id", "number", "text"),
    [
        (
            "verksamhetsplan-2021",
            "5.2",
            "Investering | Re/ny | Total projektbudget | Budget\n"
            "Regionfastigheter nya projekt\n"
            "Luftbehandling Håsten VC | Re | 5,0 | 5,0",
        ),
        (
            "verksamhetsplan-2022",
            "4.2",
            "Investering (belopp i mnkr) | Total budget | 2022 | 2023 | 2024\n"
            "Reinvesteringar\n"
            "IT-utrustning |  | 41,3 | 20,1 | 37,8",
        ),
        (
            "uppfoljningsrapport-2-2020",
            "5.3",
            "Investeringar (tkr) | Utfall 8 mån | Årsprognos | Årsbudget | "
            "Avvikelse mot årsbudget\nFVIS | 0 | 14 500 | 29 400 | 14 900",
        ),
        (
            "uppfoljningsrapport-2-2020",
            "6",
            "Grupp | Indikatorer | Utfall | Målvärde\nMedarbetare | Sjukfrånvaro | 2,7% | 4,0%",
        ),
    ],
)
def test_a_row_carries_headings_label_and_name(document_id: str, number: str, text: str) -> None:
    assert text in [row.text for row in rows(shipped()[document_id], number)]


def test_a_total_stands_under_no_label() -> None:
    (total,) = [
        row
        for row in rows(shipped()["verksamhetsplan-2021"], "5.2")
        if "Summa Regionkontoret" in row.text
    ]
    assert total.text == (
        "Investering | Re/ny | Total projektbudget | Budget\nSumma Regionkontoret |  |  | 11,5"
    )


def test_empty_first_cells_continue_the_row_above_even_over_a_page() -> None:
    appendix = values(shipped()["verksamhetsplan-2021"], "6")
    assert [
        "Hög attraktivitet",
        "Verka för en hållbar samhällsplanering för ett attraktivt Halland",
        "Verka för en hållbar samhällsplanering genom regional fysisk plan",
    ] in appendix
    assert [
        "Kompetensförsörjning",
        "Bidra till att de insatser som görs på olika nivåer i organisationen gör att "
        "verksamhetens behov av kritisk kompetens tillgodoses",
        "Stödja och leda arbetet med att verksamheterna kan beskriva kompetens och följa upp den",
    ] in appendix


def test_the_line_over_a_table_that_gives_the_unit_goes_with_each_row() -> None:
    reading = read(
        "1 Ekonomi\n\nBelopp i tkr\n\nKontoklass\t2022\t2023\nIntäkter\t1 234,5\t-80\n"
        "Kostnader\t2 000\t90\n"
    )
    assert [row.text for row in rows(reading, "1")][1:] == [
        "Belopp i tkr\nKontoklass | 2022 | 2023\nKostnader | 2 000 | 90"
    ]
    assert rows(reading, "1")[0].cells[1] == ("2022", "1 234,5")


def test_a_table_that_breaks_over_a_page_repeats_no_headings() -> None:
    reading = read("1 Mål\n\nMål\tUtfall\nA\t1\n\n\nMål\tUtfall\nB\t2\n")
    assert values(reading, "1") == [["A", "1"], ["B", "2"]]


def test_bar_tables_and_tag_tables_are_read_as_rows() -> None:
    bars = read("# Plan\n\n| Åtgärd | Kostnad (tkr) |\n|---|---:|\n| Ramper | 1 234,5 |\n")
    tags = read(
        "# Plan\n\n<table><tr><th>Åtgärd</th><th>Kostnad (tkr)</th></tr>\n"
        "<tr>\n<td>Ramper</td>\n<td>1 234,5</td>\n</tr></table>\n"
    )
    for reading in (bars, tags):
        (row,) = rows(reading, "")
        assert row.cells == (("Åtgärd", "Ramper"), ("Kostnad (tkr)", "1 234,5"))
        assert row.text.endswith("Åtgärd | Kostnad (tkr)\nRamper | 1 234,5")


def test_figures_with_thousands_stay_whole_in_a_flattened_table() -> None:
    reading = read(
        "1 Ekonomi\n\nNämnden redovisar här utfallet för året och budgeten för nästa år, båda\n"
        "i tusental kronor, så att de kan jämföras med varandra och med tidigare år\n"
        "och så att avvikelser kan förklaras.\n\n"
        "Intäkter 1 234,5 -1 300,0\nPersonalkostnader 12 345,0 980,5\n"
    )
    assert values(reading, "1") == [
        ["Intäkter", "1 234,5", "-1 300,0"],
        ["Personalkostnader", "12 345,0", "980,5"],
    ]


def test_a_label_right_above_a_total_is_not_lost() -> None:
    reading = read("1 Mål\n\nPost\tBelopp\nDrift\t\nSumma\t5\n")
    assert [row.text for row in rows(reading, "1")][-2:] == [
        "1 Mål\nPost | Belopp\nDrift |",
        "Post | Belopp\nSumma | 5",
    ]


def test_a_row_much_like_the_headings_is_a_row() -> None:
    reading = read("1 Mål\n\nMål\tUtfall\nMål 1\tUtfall 2\nMålvärde\tUtfallsmått\n")
    assert values(reading, "1") == [["Mål 1", "Utfall 2"], ["Målvärde", "Utfallsmått"]]


def test_columns_of_a_spaced_table_are_named() -> None:
    reading = read(
        "1 Ekonomi\n\nNämnden redovisar här utfallet för året och budgeten för nästa år, båda\n"
        "i tusental kronor, så att de kan jämföras med varandra och med tidigare år\n"
        "och så att avvikelser kan förklaras.\n\n"
        "Kontoklass            Utfall 2021    Budget 2022\n"
        "Intäkter                  -12 345        -13 000\n"
        "Personal                      678         46 000\n"
    )
    assert rows(reading, "1")[1].cells == (
        ("Kontoklass", "Personal"),
        ("Utfall 2021", "678"),
        ("Budget 2022", "46 000"),
    )

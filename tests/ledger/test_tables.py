"""Budget tables to the cell, indicators, and what the sources' own figures do not agree on."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.ledger import BudgetRow, Extract, Finding


def _rows(extract: Extract, document: str, section: str) -> list[BudgetRow]:
    return [
        row
        for row in extract.budget
        if row.place.document == document and row.place.section.number == section
    ]


def _printed(rows: list[BudgetRow]) -> list[list[str]]:
    return [[row.name, *(cell.text for cell in row.cells)] for row in rows]


def _tabbed(raw: str, first: str, last: str) -> list[list[str]]:
    """The raw file's rows from the one that begins with ``first`` to that with ``last``."""
    plain = re.sub(r"</?b>", "", raw)
    end = plain.index("\n", plain.index(f"\n{last}\t") + 1)
    lines = plain[plain.index(f"\n{first}\t") : end].split("\n")
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    return [row for row in rows if any(row[1:])]


def test_operating_budget_of_2021_is_complete_to_the_cell(
    extract: Extract, raw: dict[str, str]
) -> None:
    rows = _rows(extract, "verksamhetsplan-2021", "5.1")
    assert _printed(rows) == _tabbed(raw["verksamhetsplan-2021"], "Intäkter", "Budgetram")
    assert [cell.column.replace("-", "") for cell in rows[0].cells] == [
        "Regionkontoret",
        "Systemförvaltning",
        "Utveckling",
        "Förtroendevalda",
        "RS anslag för oförutsedda kostnader",
        "Fastighetsförvaltning",
    ]
    # The source states no unit, so none is given.
    assert {cell.amount.unit for row in rows for cell in row.cells if cell.amount} == {""}
    assert rows[0].cells[5].amount is not None
    assert rows[0].cells[5].amount.value == Decimal(-441740)


def test_investments_of_2021_are_complete_to_the_cell(
    extract: Extract, raw: dict[str, str]
) -> None:
    rows = _rows(extract, "verksamhetsplan-2021", "5.2")
    printed = _tabbed(
        raw["verksamhetsplan-2021"],
        "Framtidens vårdinformationssystem, FVIS",
        "Summa Regionfastigheter",
    )
    assert _printed(rows) == printed
    assert [row.name for row in rows if row.is_total] == [
        "Summa Regionkontoret",
        "Summa Systemförvaltning",
        "Summa Regionfastigheter",
    ]
    groups = {row.name: row.group for row in rows}
    assert groups["Framtidens vårdinformationssystem, FVIS"] == "Regionkontoret"
    assert groups["Luftbehandling Håsten VC"] == "Regionfastigheter nya projekt"


def test_budgets_of_2022_are_complete_to_the_cell(extract: Extract) -> None:
    assert _printed(_rows(extract, "verksamhetsplan-2022", "4.1")) == [
        ["Intäkter", "-380,1", "-10,0", "0,0"],
        ["Personalkostnader", "460,4", "0,0", "20,3"],
        ["Övriga driftskostnader", "372,8", "158,4", "27,9"],
        ["Nettobudget", "453,1", "148,4", "48,2"],
    ]
    rows = _rows(extract, "verksamhetsplan-2022", "4.2")
    assert _printed(rows) == [
        ["Kustnära vandringsled", "4,0", "1,3", "1,4", "0,0"],
        ["FVIS / VISUS", "56,0", "20,0", "18,0", "0,0"],
        [
            "Hållbar, robust och ändamålsenlig bredbandsutbyggnad i Halland",
            *("30,0", "5,0", "10,0", "15,0"),
        ],
        ["Destruktionsanläggning för lustgas HSH, HSV", "8,0", "8,0", "0,0", "0,0"],
        ["IT-utrustning, utökning virtuell miljö", "6,0", "3,0", "3,0", "0,0"],
        ["Larm och bevakning", "", "9,7", "3,4", "3,4"],
        ["IT-utrustning", "", "41,3", "20,1", "37,8"],
        ["IT övrigt", "", "0,2", "0,2", "0,2"],
        ["Möbler och utrustning, övrigt", "", "1,8", "0,5", "0,5"],
    ]
    assert [cell.column for cell in rows[0].cells] == ["Total budget", "2022", "2023", "2024"]
    assert {cell.amount.unit for row in rows for cell in row.cells if cell.amount} == {"mnkr"}
    assert [row.group for row in rows] == (
        ["Redan beslutade investeringar"] * 2
        + ["Nya behov av investeringar"] * 3
        + ["Reinvesteringar"] * 4
    )


def test_indicators_of_2020_have_outcome_and_target(extract: Extract) -> None:
    measured = {
        each.id: each
        for each in extract.indicators
        if each.place.document == "uppfoljningsrapport-2-2020"
    }
    turnover = measured["uppfoljningsrapport-2-2020/4.1/i1"]
    assert turnover.name == "Personalomsättning"
    assert turnover.outcome is not None
    assert turnover.target is not None
    assert (turnover.outcome.text, turnover.target.text) == ("10,96%", "13%")
    assert measured["uppfoljningsrapport-2-2020/6/i3"].group == "Ekonomi"
    assert len(measured) == 11


def test_plans_name_the_indicators_that_they_will_follow(extract: Extract) -> None:
    names = [
        each.name for each in extract.indicators if each.place.document == "verksamhetsplan-2022"
    ]
    assert names == [
        "Personalomsättning",
        "Sjukfrånvaro",
        "HME-Index",
        "OSA-Index",
        "Heltid/deltid",
        "Arbetsbelastning",
        "Periodresultat",
        "Prognos budgetavvikelse",
        "Prognos Investeringsbudgetavvikelse",
        "Ackumulerad budgetavvikelse",
    ]


def _finding(extract: Extract, *words: str) -> Finding:
    (found,) = [each for each in extract.findings if all(word in each.text for word in words)]
    return found


def test_the_lost_minus_of_the_forecast_is_a_finding(extract: Extract) -> None:
    found = _finding(extract, "565,8", "Regionkontoret har minustecken")
    assert found.kind == "summa"
    assert found.place.section.number == "5.1.2"


def test_the_row_left_out_of_the_investments_sum_is_a_finding(extract: Extract) -> None:
    found = _finding(extract, "11 350", "25 850", "17 350", "46 750", "FVIS utelämnas")
    assert found.place.section.number == "5.3"


def test_the_investment_indicator_and_its_table_disagree(extract: Extract) -> None:
    found = _finding(extract, "26 350tkr mot 11 350", "32 350tkr mot 17 350", "6 000tkr mot 20 900")
    assert found.kind == "indikator-mot-tabell"


def test_lists_that_do_not_add_up_are_findings(extract: Extract) -> None:
    assert _finding(extract, "+29,0 mnkr", "+28,7 mnkr").place.section.number == "5.1.2"
    assert _finding(extract, "+102,1 mnkr", "+101,0 mnkr").place.section.number == "5.2.1"


def test_text_and_table_disagree_on_fvis(extract: Extract) -> None:
    assert _finding(extract, "14,4 mnkr", "14 900 tkr", "FVIS").kind == "text-mot-tabell"


def test_a_figure_given_with_two_precisions_is_told_from_a_contradiction(extract: Extract) -> None:
    assert _finding(extract, "10,96%", "11,0%").kind == "avrundning"


def test_sums_that_add_up_are_no_findings(extract: Extract) -> None:
    assert {each.place.document for each in extract.findings} == {"uppfoljningsrapport-2-2020"}
    assert len(extract.findings) == 8


def test_findings_point_at_the_figures(extract: Extract, raw: dict[str, str]) -> None:
    found = _finding(extract, "14,4 mnkr", "14 900 tkr")
    text = raw[found.place.document]
    spanned = " … ".join(text[start:end] for start, end in found.place.spans)
    assert "14,4 mnkr" in spanned
    assert "14 900" in spanned

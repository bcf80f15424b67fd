"""Files: columns right, text unharmed, and no cell a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.export import Table, negotiated, to_csv, to_xlsx
from api.export.formats import MEDIA_TYPES
from index.ledger import Ledger

_FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", ' =HYPERLINK("x")', "＝1"]


def _read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=5))
def test_csv_reads_back_as_it_was_but_for_what_could_be_a_formula(
    rows: list[tuple[str, str]],
) -> None:
    read = _read(to_csv(Table("t", ("a", "b"), tuple(rows))))
    assert read[0] == ["a", "b"]
    assert len(read) == len(rows) + 1
    for cells, row in zip(read[1:], rows, strict=True):
        for cell, text in zip(cells, row, strict=True):
            assert cell.removeprefix("'") == text.replace("\0", "").removeprefix("'")
            assert not cell.lstrip(" \n").startswith(tuple("=+-@\t\r"))


def test_csv_is_rfc_4180() -> None:
    table = Table(
        "t", ("namn", "värde"), (('säger "hej", du\nlilla', Decimal("-1.50")), ("", None))
    )
    assert to_csv(table).decode("utf-8-sig") == (
        'namn,värde\r\n"säger ""hej"", du\nlilla",-1.50\r\n,\r\n'
    )


@pytest.mark.parametrize("text", _FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    table = Table("t", ("a",), ((text,),))
    assert _read(to_csv(table))[1][0].startswith("'")
    (sheet,) = load_workbook(io.BytesIO(to_xlsx(table))).worksheets
    cell = sheet["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_numbers_stay_numbers() -> None:
    table = Table("t", ("a", "b"), ((Decimal("-122726"), -5),))
    assert _read(to_csv(table))[1] == ["-122726", "-5"]
    (sheet,) = load_workbook(io.BytesIO(to_xlsx(table))).worksheets
    assert [cell.value for cell in sheet[2]] == [-122726, -5]
    assert [cell.data_type for cell in sheet[2]] == ["n", "n"]


def test_control_characters_do_not_break_a_workbook() -> None:
    table = Table("a/b:c", ("a",), (("fel\x0btecken\0här",),))
    (sheet,) = load_workbook(io.BytesIO(to_xlsx(table))).worksheets
    assert sheet["A2"].value == "felteckenhär"


@pytest.mark.parametrize(
    ("format_", "accept", "wanted"),
    [
        (None, "", "json"),
        (None, "*/*", "json"),
        (None, "text/html,application/xhtml+xml,*/*;q=0.8", "json"),
        (None, "text/csv", "csv"),
        (None, MEDIA_TYPES["xlsx"], "xlsx"),
        (None, "text/csv;q=0.5, application/json", "json"),
        (None, "application/json;q=0.5, text/csv;q=0.9", "csv"),
        ("json", "text/csv", "json"),
        ("xlsx", "", "xlsx"),
    ],
)
def test_the_format_is_negotiated(format_: str | None, accept: str, wanted: str) -> None:
    assert negotiated(format_, accept) == wanted  # type: ignore[arg-type]


def test_commitments_as_csv_have_every_row_and_the_columns_right(
    client: TestClient, ledger: Ledger
) -> None:
    response = client.get("/api/commitments", params={"format": "csv"})
    assert response.headers["content-type"].startswith("text/csv")
    assert 'filename="plansvar-uppdrag.csv"' in response.headers["content-disposition"]
    headings, *rows = _read(response.content)
    assert len(rows) == len(ledger.commitments)
    assert {len(row) for row in rows} == {len(headings)}
    by_id = {row[0]: dict(zip(headings, row, strict=True)) for row in rows}
    for each in ledger.commitments:
        row = by_id[each.id]
        assert row["Text"].removeprefix("'") == each.text
        assert row["Statuskod"] == (each.status.code if each.status else "")
        assert row["Kommentar"].removeprefix("'") == each.comment
        assert row["Fokusområde"] == each.focus_area
        assert row["År"] == str(ledger.infos[each.place.document].year)
        assert row["Avsnitt"] == each.place.section.number
        assert row["Källa"].startswith("http://testserver/dokument/")


def test_budget_as_xlsx_has_numbers_that_can_be_summed(client: TestClient) -> None:
    response = client.get(
        "/api/budget",
        params={"document": "verksamhetsplan-2021", "section": "5.1", "format": "xlsx"},
    )
    assert response.headers["content-type"] == MEDIA_TYPES["xlsx"]
    (sheet,) = load_workbook(io.BytesIO(response.content)).worksheets
    headings, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    cells = [dict(zip(headings, row, strict=True)) for row in rows]
    kontoret = [cell for cell in cells if cell["Kolumn"] == "Regionkontoret"]
    assert [cell["Värde"] for cell in kontoret] == [-122726, 245484, 177775, 300533]
    assert sum(cell["Värde"] for cell in kontoret[:3]) == kontoret[3]["Värde"]
    assert kontoret[0]["Som det står"] == "-122 726"

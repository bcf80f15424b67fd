"""The files opened by a spreadsheet program, where there is one."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.export import Table, to_csv

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def _opened(file: Path) -> list[list[object]]:
    """The cells of ``file`` as LibreOffice reads it: comma, quote, UTF-8, from the first row.

    Without its dialog, which looks at the file, it must be told so.
    """
    command = [
        *(OFFICE, f"-env:UserInstallation=file://{file.parent}/profile", "--headless"),
        "--infilter=Text - txt - csv (StarCalc):44,34,76,1",
        *("--convert-to", "xlsx", "--outdir", str(file.parent / "opened"), str(file)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (sheet,) = load_workbook(file.parent / "opened" / f"{file.stem}.xlsx").worksheets
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_columns_are_right_in_libreoffice(client: TestClient, tmp_path: Path) -> None:
    content = client.get(
        "/api/commitments",
        params={"format": "csv", "document": "bilaga-2-uppfoljning-2019"},
    ).content
    file = tmp_path / "uppdrag.csv"
    file.write_bytes(content)
    printed = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    opened = _opened(file)
    assert len(opened) == len(printed)
    text, status = printed[0].index("Text"), printed[0].index("Statuskod")
    year = printed[0].index("År")
    for cells, row in zip(opened, printed, strict=True):
        assert len(cells) == len(row)
        assert cells[0] == row[0]
        assert str(cells[text]).lstrip("'") == row[text].lstrip("'")
        assert (cells[status] or "") == row[status]
        assert str(cells[year]) == row[year]


def test_libreoffice_computes_no_cell(tmp_path: Path) -> None:
    file = tmp_path / "formler.csv"
    hostile = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1")
    file.write_bytes(to_csv(Table("t", ("a",), tuple((text,) for text in hostile))))
    values = [row[0] for row in _opened(file)[1:]]
    assert len(values) == len(hostile)
    for value, text in zip(values, hostile, strict=True):
        assert str(value).lstrip("'").strip() == text.strip()

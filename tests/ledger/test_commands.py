"""``plansvar commitments`` and ``plansvar timeline``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from api.cli import main


def test_commitments_by_status(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["commitments", "--status", "delvis", "--index", str(index)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 passar:")
    assert "Utveckla samarbetet med kommunerna kring hemsjukvården" in out.replace("\n    ", " ")
    assert "/dokument/bilaga-2-uppfoljning-2019#avsnitt-1.5" in out


def test_commitments_as_json_are_those_of_the_api(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--year", "2019", "--kind", "aktivitet", "--status", "klar", "--limit", "2"]
    assert main(["commitments", *arguments, "--json", "--index", str(index)]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["total"] == 55
    assert len(body["items"]) == 2


def test_commitments_to_a_file(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "uppdrag.csv"
    assert main(["commitments", "elbilar", "--file", str(file), "--index", str(index)]) == 0
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert f"{len(rows)} rader" in capsys.readouterr().out
    assert rows
    assert all(row["Id"] and row["Källa"] for row in rows)


def test_timeline_in_words(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "pensionspolicy", "--index", str(index)]) == 0
    out = capsys.readouterr().out
    assert out.count("tyst: inget sägs i dokumenten") == 3
    assert "Rapporterat: ”Arbetet med pensionspolicy" in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["commitments", "--kind", "mål"], 2),
        (["commitments", "--year", "tjugo"], 2),
        (["timeline"], 2),
        (["timeline", ""], 2),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == code
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_of_another_kind_is_refused(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "uppdrag.pdf"
    assert main(["timeline", "FVIS", "--file", str(file), "--index", str(index)]) == 1
    assert ".csv eller .xlsx" in capsys.readouterr().err
    assert not file.exists()

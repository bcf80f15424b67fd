"""Appendix and sums on small made-up documents: what is missing or wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import read_corpus
from ingest.ledger import Extract, extract_ledger

MANIFEST = """
[[document]]
id = "plan"
title = "Plan 2030"
kind = "verksamhetsplan"
year = 2030
organisation = "Testkommun"
file = "plan.md"
"""
PLAN = """# 1 Inledning

Kommunen planerar.

# 2 Mål för året

## 2.1 Trygghet

### 2.1.1 Bygga ut gatubelysningen längs alla skolvägar

Belysningen byggs ut i hela kommunen under året som kommer.

### 2.1.2 Anställa fler fältassistenter i centrala staden

Två nya tjänster inrättas under våren.

# 3 Ekonomi

## 3.1 Budget

Post (tkr)\tBudget\tUtfall
Personal\t100\t90
Lokaler\t50\t60
Summa\t{budget}\t150

# 4 Bilaga

Fokusområde\tGemensamma uppdrag\tNämndens uppdrag
Trygghet\t\tBygga ut gatubelysningen längs skolvägar
Trygghet\t\tAnställa fler fältassistenter i centrala staden
{row}
"""


def _extract(folder: Path, budget: str, row: str = "") -> Extract:
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "plan.md").write_text(PLAN.format(budget=budget, row=row), encoding="utf-8")
    return extract_ledger(read_corpus(folder).documents)


def test_another_body_s_plan_that_agrees_with_itself(tmp_path: Path) -> None:
    extract = _extract(tmp_path, "150")
    assert [each.id for each in extract.commitments] == ["plan/2.1.1/u1", "plan/2.1.2/u1"]
    # A word left out in the appendix does not hide the mandate.
    assert [each.found for each in extract.appendix] == [("plan/2.1.1/u1",), ("plan/2.1.2/u1",)]
    assert extract.findings == ()


def test_a_mandate_that_only_the_appendix_has_is_listed_as_missing(tmp_path: Path) -> None:
    extract = _extract(tmp_path, "150", "Trygghet\t\tInrätta ett råd för brottsförebyggande arbete")
    (found,) = extract.findings
    assert found.kind == "bilaga"
    assert "Inrätta ett råd för brottsförebyggande arbete" in found.text


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("170", "i kolumnen Budget står 170 men raderna ger 150."),
        ("50", "Den stämmer om raden Personal utelämnas."),
        ("-50", "Den stämmer om raden Personal har minustecken."),
        ("151", None),  # within what rounding the rows can make
    ],
)
def test_a_sum_that_its_rows_do_not_give(tmp_path: Path, printed: str, told: str | None) -> None:
    findings = _extract(tmp_path, printed).findings
    assert [told in each.text for each in findings if told] == ([True] if told else [])
    assert len(findings) == (1 if told else 0)

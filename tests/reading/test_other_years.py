"""The same section elsewhere is found by its name, not by its number."""

from __future__ import annotations

from api.reading.other_years import other_years
from ingest.document import Document, DocumentInfo, Section, SectionHeading


def _document(year: int, *sections: tuple[str, str, str]) -> Document:
    """``sections`` are number, title and the heading above."""
    return Document(
        DocumentInfo(f"plan-{year}", f"Plan {year}", "plan", year, "Region"),
        tuple(
            Section(
                SectionHeading(
                    number, title, 2, (*filter(None, [above]), f"{number} {title}".strip())
                ),
                (),
            )
            for number, title, above in sections
        ),
        (),
    )


def test_a_section_that_has_moved_is_found() -> None:
    plan = _document(2020, ("2.4", "Nära vård", ""), ("3", "Ekonomi", ""))
    later = _document(2022, ("1.4", "E: Nära vård!", ""), ("2.4", "Bussar", ""))
    earlier = _document(2019, ("7", "Nära  vård", ""))
    found = other_years(plan, [later, plan, earlier])
    assert [(each.info.year, each.number) for each in found["2.4"]] == [(2019, "7"), (2022, "1.4")]
    assert found["2.4"][1].url == "/dokument/plan-2022#avsnitt-1.4"
    assert found["3"] == ()


def test_of_two_with_one_name_the_one_under_the_same_heading_counts() -> None:
    plan = _document(2020, ("2.1", "Mål", "2 Vård"))
    other = _document(
        2021, ("1.1", "Mål", "1 Trafik"), ("2.1", "Mål", "2 Skola"), ("3.1", "Mål", "3 Vård")
    )
    assert [each.number for each in other_years(plan, [other])["2.1"]] == ["3.1"]
    another = _document(2021, ("1.1", "Mål", "1 Trafik"), ("2.1", "Mål", "2 Skola"))
    assert [each.number for each in other_years(plan, [another])["2.1"]] == ["2.1"]


def test_what_has_no_number_has_no_other_years() -> None:
    plan = _document(2020, ("", "", ""))
    assert other_years(plan, [_document(2021, ("", "", ""))]) == {}

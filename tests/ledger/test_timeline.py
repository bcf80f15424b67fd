"""A matter through the years: FVIS with its money, and years that are silent."""

from __future__ import annotations

import re

import pytest

from index.ledger import Ledger, Timeline, TimelineYear


def _year(timeline: Timeline, year: int) -> TimelineYear:
    (found,) = [each for each in timeline.years if each.year == year]
    return found


def _figures(year: TimelineYear) -> dict[str, dict[str, str]]:
    return {
        item.quote: {cell.column: cell.text for cell in item.cells}
        for item in year.money
        if item.cells
    }


@pytest.fixture(scope="module")
def fvis(ledger: Ledger) -> Timeline:
    return ledger.timeline("FVIS")


def test_fvis_is_followed_from_2018_to_2022(fvis: Timeline) -> None:
    assert [year.year for year in fvis.years] == [2018, 2019, 2020, 2021, 2022]
    assert not any(year.is_silent for year in fvis.years)
    assert {"framtidens vårdinformationsstöd", "visus"} <= set(fvis.names)


def test_what_was_planned_and_reported_of_fvis(fvis: Timeline) -> None:
    planned = [item.quote for item in _year(fvis, 2018).planned]
    assert any("nästa generations vårdinformationssystem" in quote for quote in planned)
    reported = {item.quote: item.status for item in _year(fvis, 2019).reported}
    mandate = reported["Förbereda införandet av Framtidens vårdinformationsstöd"]
    assert mandate is not None
    assert mandate.code == "uppfylls"
    assert any("Cambio" in item.quote for item in _year(fvis, 2020).reported)
    assert "Leda och driva införandet av Framtidens vårdinformationsstöd (FVIS)" in [
        item.quote for item in _year(fvis, 2021).planned
    ]
    assert "Leda och driva införandet av framtidens vårdinformationsstöd (Visus)" in [
        item.quote for item in _year(fvis, 2022).planned
    ]


def test_the_investment_figures_of_fvis(fvis: Timeline) -> None:
    assert _figures(_year(fvis, 2018)) == {}
    assert _figures(_year(fvis, 2019)) == {}
    assert _figures(_year(fvis, 2020)) == {
        "FVIS": {
            "Utfall 8 mån": "0",
            "Årsprognos": "14 500",
            "Årsbudget": "29 400",
            "Avvikelse mot årsbudget": "14 900",
        }
    }
    said = " ".join(item.quote for item in _year(fvis, 2020).money)
    assert "14,4 mnkr" in said
    assert "+5,1 mnkr" in said
    assert _figures(_year(fvis, 2021)) == {
        "Framtidens vårdinformationssystem, FVIS": {
            "Re/ny": "Re",
            "Total projektbudget": "56,0",
            "Budget": "3,0",
        }
    }
    assert _figures(_year(fvis, 2022)) == {
        "FVIS / VISUS": {"Total budget": "56,0", "2022": "20,0", "2023": "18,0", "2024": "0,0"}
    }


def test_every_quote_stands_where_it_says(fvis: Timeline, raw: dict[str, str]) -> None:
    for year in fvis.years:
        for item in (*year.planned, *year.reported, *year.money):
            text = raw[item.place.document]
            spanned = "".join(text[start:end] for start, end in item.place.spans)
            letters = iter(re.sub(r"[\W_]", "", spanned))
            assert all(letter in letters for letter in re.sub(r"[\W_]", "", item.quote)), item


def test_years_in_which_nothing_is_said_are_silent(ledger: Ledger) -> None:
    timeline = ledger.timeline("pensionspolicy")
    silent = [year.year for year in timeline.years if year.is_silent]
    assert silent == [2018, 2019, 2022]
    assert _year(timeline, 2018).documents == ("verksamhetsplan-2018",)
    assert _year(timeline, 2020).reported
    assert _year(timeline, 2021).planned


def test_a_commitment_is_followed_by_its_links(ledger: Ledger) -> None:
    timeline = ledger.timeline("verksamhetsplan-2021/3.9.2/u1")
    assert timeline.topic == "Framtagande av en ny Tillväxtstrategi 2021-2028"
    assert _year(timeline, 2021).planned[0].entry == "verksamhetsplan-2021/3.9.2/u1"


def test_a_rejected_link_is_not_followed(ledger: Ledger) -> None:
    start, linked = "verksamhetsplan-2021/3.2.2.3/u1", "uppfoljningsrapport-2-2020/2.2/r6"
    (link,) = [each for each in ledger.links_of(start) if linked in (each.earlier, each.later)]
    followed, cut = ledger.timeline(start), ledger.timeline(start, frozenset({link.id}))
    assert linked in {item.entry for item in _year(followed, 2020).reported}
    assert linked not in {item.entry for item in _year(cut, 2020).reported}


@pytest.mark.parametrize("topic", ["månlandning", "", "   ", "?", "det som är", "\0"])
def test_what_is_said_nowhere_has_silent_years_only(ledger: Ledger, topic: str) -> None:
    timeline = ledger.timeline(topic)
    assert len(timeline.years) == 5
    assert timeline.is_empty

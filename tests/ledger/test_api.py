"""The ledger's routes, as the contract shapes them."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from index.ledger import Ledger

FOLLOW_UP = "bilaga-2-uppfoljning-2019"


def _get(client: TestClient, path: str, **parameters: Any) -> Any:
    response = client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def test_a_commitment_has_the_contracts_shape(client: TestClient) -> None:
    body = _get(client, "/api/commitments", status="delvis", document=FOLLOW_UP)
    assert body["total"] == 3
    first = body["items"][0]
    assert first["id"] == f"{FOLLOW_UP}/1.1/u5"
    assert first["kind"] == "uppdrag"
    assert first["text"] == "Utveckling av det halländska transportsystemet"
    assert first["status"] == {
        "code": "delvis",
        "symbol": "◆",
        "label": "Uppdraget uppfylls delvis",
    }
    assert first["comment"].startswith("Arbete pågår")
    assert first["parent"] is None
    assert first["focus_area"] == "Hög attraktivitet"
    assert first["document"]["year"] == 2019
    assert first["section"]["number"] == "1.1"
    assert first["page"] is None
    assert first["url"] == f"/dokument/{FOLLOW_UP}#avsnitt-1.1"
    assert first["spans"]


@pytest.mark.parametrize(
    ("parameters", "total"),
    [
        ({"kind": "aktivitet", "status": "klar"}, 55),
        ({"kind": "aktivitet", "status": "pågår"}, 130),
        ({"status": "följer-inte-plan"}, 3),
        ({"status": ["pausad", "ej-startad"]}, 2),
        ({"year": 2021}, 53),
        ({"year": [2021, 2022], "kind": "uppdrag"}, 118),
        ({"year": 2022, "section": "2.8"}, 17),
        ({"document": "finns-inte"}, 0),
        ({"status": "finns-inte"}, 0),
        ({"year": 1999}, 0),
        ({"section": "1.1", "document": FOLLOW_UP, "kind": "uppdrag"}, 24),
        ({"focus_area": "Digitalisering i vården", "year": 2021}, 7),
    ],
)
def test_filters_hold_together_and_a_filter_that_matches_nothing_gives_nothing(
    client: TestClient, parameters: dict[str, Any], total: int
) -> None:
    assert _get(client, "/api/commitments", **parameters)["total"] == total


def test_pages_join_to_the_whole(client: TestClient, ledger: Ledger) -> None:
    ids: list[str] = []
    for offset in range(0, 2000, 500):
        body = _get(client, "/api/commitments", limit=500, offset=offset)
        ids += [each["id"] for each in body["items"]]
        assert body["total"] == len(ledger.commitments)
    assert ids == [each.id for each in ledger.commitments]
    assert len(_get(client, "/api/commitments")["items"]) == 50


def test_free_text_finds_by_words_and_compounds(client: TestClient) -> None:
    body = _get(client, "/api/commitments", q="laddstolpar till elbilar", year=2022)
    assert body["items"][0]["text"] == "Laddinfrastruktur för den interna fordonsflottan"
    body = _get(client, "/api/commitments", q="hjärtsjukvård", year=2019, kind="uppdrag")
    assert body["items"][0]["text"] == "Förbättra hjärtsjukvården"


def test_free_text_finds_a_matter_by_any_of_its_names(client: TestClient) -> None:
    found = _get(client, "/api/commitments", q="FVIS", kind="uppdrag", limit=500)["items"]
    texts = [each["text"] for each in found]
    assert "Leda och driva införandet av framtidens vårdinformationsstöd (Visus)" in texts
    assert "Förbereda införandet av Framtidens vårdinformationsstöd" in texts


@pytest.mark.parametrize("q", ["qqxyzzy", '"', "%00", "?", "månlandning"])
def test_free_text_that_stands_nowhere_finds_nothing(client: TestClient, q: str) -> None:
    assert _get(client, "/api/commitments", q=q)["total"] == 0


def test_sorting(client: TestClient) -> None:
    by_status = _get(client, "/api/commitments", document=FOLLOW_UP, sort="status")["items"]
    codes = [each["status"]["code"] for each in by_status if each["status"]]
    assert codes[:8] == [
        *["följer-inte-plan"] * 3,
        "pausad",
        "ej-startad",
        *["delvis"] * 3,
    ]
    rising = _get(client, "/api/commitments", year=2021, sort="text")["items"]
    texts = [each["text"].casefold() for each in rising]
    assert texts == sorted(texts)
    falling = _get(client, "/api/commitments", year=2021, sort="text", order="fallande", limit=500)
    assert falling["items"][-1]["text"] == rising[0]["text"]


def test_a_commitment_alone_has_its_activities_and_links(client: TestClient) -> None:
    body = _get(client, f"/api/commitments/{FOLLOW_UP}/1.7/u2")
    assert body["text"] == "Förbereda införandet av Framtidens vårdinformationsstöd"
    assert len(body["activities"]) == 5
    assert {each["parent"] for each in body["activities"]} == {body["id"]}
    ends = {end["id"] for link in body["links"] for end in (link["earlier"], link["later"])}
    assert "verksamhetsplan-2021/3.5.3.1/u1" in ends
    assert _get(client, f"/api/commitments/{FOLLOW_UP}/1.7/u2a1")["parent"] == body["id"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/commitments/finns-inte", 404),
        ("/api/commitments?limit=501", 422),
        ("/api/commitments?limit=0", 422),
        ("/api/commitments?format=pdf", 422),
        ("/api/commitments?sort=slump", 422),
        ("/api/commitments?stauts=delvis", 422),
        ("/api/commitments?kind=mål", 422),
        ("/api/timeline", 422),
        ("/api/timeline?q=%20", 422),
        ("/api/budget?year=tjugo", 422),
        ("/api/links?decision=kanske", 422),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_budget_rows_come_with_what_does_not_add_up(client: TestClient) -> None:
    body = _get(client, "/api/budget", document="uppfoljningsrapport-2-2020", section="5.3")
    assert body["total"] == 8
    fvis = next(each for each in body["items"] if each["name"] == "FVIS")
    assert [cell["amount"]["value"] for cell in fvis["cells"]] == [0, 14500, 29400, 14900]
    assert {cell["amount"]["unit"] for cell in fvis["cells"]} == {"tkr"}
    assert {each["kind"] for each in body["findings"]} == {
        "summa",
        "text-mot-tabell",
        "indikator-mot-tabell",
    }


def test_indicators_by_name(client: TestClient) -> None:
    body = _get(client, "/api/indicators", q="sjukfrånvaro", year=2020)
    assert [each["outcome"]["text"] for each in body["items"]] == ["2,67%", "2,7%"]
    assert [each["target"]["value"] for each in body["items"]] == [4, 4]
    assert [each["kind"] for each in body["findings"]] == ["avrundning"]


def test_timeline_of_fvis_over_the_api(client: TestClient) -> None:
    body = _get(client, "/api/timeline", q="FVIS")
    assert [each["year"] for each in body["years"]] == [2018, 2019, 2020, 2021, 2022]
    assert not any(each["silent"] for each in body["years"])
    year = body["years"][2]
    assert year["documents"][0]["id"] == "uppfoljningsrapport-2-2020"
    for entry in (*year["planned"], *year["reported"], *year["money"]):
        assert entry["url"].startswith("/dokument/uppfoljningsrapport-2-2020#avsnitt-")
        assert entry["quote"]


def test_accept_chooses_the_format(client: TestClient) -> None:
    response = client.get("/api/indicators", headers={"accept": "text/csv"})
    assert response.headers["content-type"].startswith("text/csv")
    assert response.headers["vary"].lower().startswith("accept")
    assert response.content.startswith(b"\xef\xbb\xbfId,Grupp,Indikator")

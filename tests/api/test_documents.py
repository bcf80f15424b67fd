"""The documents and their sections over HTTP."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_list(client: TestClient) -> None:
    body = client.get("/api/documents").json()
    assert [each["id"] for each in body["documents"]] == ["plan-2020", "uppföljning 2021"]
    assert body["documents"][0] == {
        "id": "plan-2020",
        "title": "Plan 2020",
        "kind": "plan",
        "year": 2020,
        "organisation": "Region Test",
        "sections": 3,
        "passages": 6,
        "url": "/dokument/plan-2020",
    }
    assert body["documents"][1]["url"] == "/dokument/uppf%C3%B6ljning%202021"


def test_one(client: TestClient) -> None:
    body = client.get("/api/documents/plan-2020").json()
    assert body["passages"] == 6
    assert [each["number"] for each in body["contents"]] == ["", "2", "2.4", "2.4.1"]
    assert body["contents"][2] == {
        "number": "2.4",
        "title": "Bussar",
        "level": 2,
        "url": "/dokument/plan-2020#avsnitt-2.4",
    }


def test_section(client: TestClient) -> None:
    body = client.get("/api/documents/plan-2020/sections/2.4").json()
    assert body["document"]["id"] == "plan-2020"
    assert body["section"]["path"] == ["2 Trafik", "2.4 Bussar"]
    assert [(each["kind"], each["text"]) for each in body["blocks"]] == [
        ("paragraph", "Fler bussar ska köpas. De ska vara gröna."),
        ("subheading", "Elbussar"),
        ("list item", "Snabbladdning byggs."),
    ]
    assert [each["passage_id"] for each in body["passages"]] == [
        "plan-2020/2.4/1",
        "plan-2020/2.4/2",
        "plan-2020/2.4/3",
    ]
    assert [each["number"] for each in body["subsections"]] == ["2.4.1"]
    assert body["url"] == "/dokument/plan-2020#avsnitt-2.4"


def test_section_lists_one_step_down_only(client: TestClient) -> None:
    body = client.get("/api/documents/plan-2020/sections/2").json()
    assert [each["number"] for each in body["subsections"]] == ["2.4"]


def test_table_row_has_its_cells(client: TestClient) -> None:
    blocks = client.get("/api/documents/uppföljning 2021/sections/1").json()["blocks"]
    assert blocks[1]["cells"] == [
        {"column": "Post", "value": "Bussar"},
        {"column": "Budget", "value": "+5,1"},
    ]


def test_above_the_first_heading(client: TestClient) -> None:
    body = client.get("/api/documents/plan-2020/sections/-").json()
    assert body["section"]["number"] == ""
    assert body["blocks"][0]["text"] == "Plan 2020 för bussar och broar."
    assert [each["number"] for each in body["subsections"]] == ["2"]
    assert body["url"] == "/dokument/plan-2020#avsnitt--"

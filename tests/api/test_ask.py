"""``POST /api/ask``: shape, filters, limits."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.api.fakes import FakeAnswerer


def test_shape_of_an_answer(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": " bussar gröna "}).json()
    assert list(body) == [
        "question",
        "answered",
        "answer",
        "citations",
        "nearest",
        "searched",
        "took_ms",
    ]
    assert body["question"] == "bussar gröna"
    assert body["answered"] is True
    assert body["answer"] == "Fler bussar ska köpas [1]. Plan 2020 för bussar och broar [2]."
    assert body["nearest"] == []
    assert body["searched"] == {"documents": 2, "passages": 9, "years": [2020, 2021]}
    first, above_the_first_heading = body["citations"]
    assert first == {
        "number": 1,
        "quote": "Fler bussar ska köpas",
        "passage_id": "plan-2020/2.4/1",
        "document": {"id": "plan-2020", "title": "Plan 2020", "kind": "plan", "year": 2020},
        "section": {"number": "2.4", "title": "Bussar", "path": ["2 Trafik", "2.4 Bussar"]},
        "page": None,
        "text": "Fler bussar ska köpas. De ska vara gröna.",
        "url": "/dokument/plan-2020#avsnitt-2.4",
    }
    assert above_the_first_heading["section"]["number"] == ""
    assert above_the_first_heading["url"] == "/dokument/plan-2020#avsnitt--"


def test_shape_of_a_refusal(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": "ubåt"}).json()
    assert body["answered"] is False
    assert body["citations"] == []
    assert [hit["rank"] for hit in body["nearest"]] == [1, 2]
    assert list(body["nearest"][0]) == [
        "rank",
        "score",
        "passage_id",
        "document",
        "section",
        "page",
        "text",
        "url",
    ]


def test_filters_reach_the_answerer(client: TestClient, answerer: FakeAnswerer) -> None:
    request = {"question": "bussar", "years": [2020], "documents": ["plan-2020"], "language": "en"}
    assert client.post("/api/ask", json=request).status_code == 200
    assert answerer.asked == [("bussar", frozenset({2020}), frozenset({"plan-2020"}), "en")]


def test_defaults(client: TestClient, answerer: FakeAnswerer) -> None:
    client.post("/api/ask", json={"question": "bussar"})
    assert answerer.asked == [("bussar", frozenset(), frozenset(), "sv")]


@pytest.mark.parametrize(
    ("request_body", "field"),
    [
        ({}, "body.question"),
        ({"question": ""}, "body.question"),
        ({"question": " \n"}, "body.question"),
        ({"question": "a" * 1001}, "body.question"),
        ({"question": 7}, "body.question"),
        ({"question": "a", "years": "2020"}, "body.years"),
        ({"question": "a", "years": [2020] * 51}, "body.years"),
        ({"question": "a", "years": [None]}, "body.years.0"),
        ({"question": "a", "documents": ["x" * 201]}, "body.documents.0"),
        ({"question": "a", "language": "de"}, "body.language"),
        ({"question": "a", "year": [2020]}, "body.year"),
        ([], "body"),
    ],
)
def test_limits(client: TestClient, request_body: object, field: str) -> None:
    response = client.post("/api/ask", json=request_body)
    assert response.status_code == 422
    assert [each["field"] for each in response.json()["errors"]] == [field]


def test_text_that_is_no_unicode(client: TestClient) -> None:
    response = client.post(
        "/api/ask",
        content=b'{"question": "\\ud800"}',
        headers={"content-type": "application/json"},
    )
    assert response.status_code == 422

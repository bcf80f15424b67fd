"""``GET /api/search``: shape, filters, limits."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from index import Filters
from tests.api.fakes import FakeEngine


def test_shape_is_the_contracts(client: TestClient) -> None:
    body = client.get("/api/search", params={"q": "bussar gröna", "k": 1}).json()
    assert body.pop("took_ms") >= 0
    assert body == {
        "query": "bussar gröna",
        "hits": [
            {
                "rank": 1,
                "score": 1.0,
                "passage_id": "plan-2020/2.4/1",
                "document": {
                    "id": "plan-2020",
                    "title": "Plan 2020",
                    "kind": "plan",
                    "year": 2020,
                },
                "section": {
                    "number": "2.4",
                    "title": "Bussar",
                    "path": ["2 Trafik", "2.4 Bussar"],
                },
                "page": None,
                "text": "Fler bussar ska köpas. De ska vara gröna.",
                "url": "/dokument/plan-2020#avsnitt-2.4",
            }
        ],
        "searched": {"documents": 2, "passages": 9, "years": [2020, 2021]},
    }


def test_filters_reach_the_index(client: TestClient, engine: FakeEngine) -> None:
    address = (
        "/api/search?q=bussar&k=7&year=2020&year=2021&kind=plan&document=plan-2020"
        "&document=b&section=2.4"
    )
    assert client.get(address).status_code == 200
    filters = Filters(
        years=frozenset({2020, 2021}),
        kinds=frozenset({"plan"}),
        documents=frozenset({"plan-2020", "b"}),
        section="2.4",
    )
    assert engine.asked == [("bussar", 7, filters)]


@pytest.mark.parametrize("match_nothing", ["year=1999", "kind=x", "document=", "section=9"])
def test_filters_fail_closed(client: TestClient, match_nothing: str) -> None:
    body = client.get(f"/api/search?q=bussar&{match_nothing}").json()
    assert body["hits"] == []
    assert body["searched"] == {"documents": 0, "passages": 0, "years": []}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "query.q"),
        ("q=", "query.q"),
        ("q=%20%20", "query.q"),
        ("q=" + "a" * 501, "query.q"),
        ("q=a&k=0", "query.k"),
        ("q=a&k=51", "query.k"),
        ("q=a&k=many", "query.k"),
        ("q=a&year=tjugo", "query.year.0"),
        ("q=a&year=", "query.year.0"),
        ("q=a&year=99999999999999999999999", "query.year.0"),
        ("q=a" + "&year=2020" * 51, "query.year"),
        ("q=a" + "&document=x" * 51, "query.document"),
        ("q=a&kind=" + "x" * 201, "query.kind.0"),
        ("q=a&section=" + "1" * 51, "query.section"),
        ("q=a&years=2020", "query.years"),
    ],
)
def test_limits(client: TestClient, query: str, field: str) -> None:
    response = client.get(f"/api/search?{query}")
    assert response.status_code == 422
    assert [each["field"] for each in response.json()["errors"]] == [field]


def test_longest_query_is_allowed(client: TestClient) -> None:
    assert client.get("/api/search", params={"q": "å" * 500, "k": 50}).status_code == 200

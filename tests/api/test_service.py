"""What holds for every response: headers, log, documentation, watching."""

from __future__ import annotations

import json
import logging

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.json_log import JsonFormatter
from api.settings import Settings
from tests.api.fakes import FakeAnswerer, FakeEngine


def test_health(client: TestClient) -> None:
    body = client.get("/api/health").json()
    assert body["status"] == "ok"
    assert body["version"]


def test_ready(client: TestClient) -> None:
    assert client.get("/api/ready").json() == {
        "status": "ready",
        "documents": 2,
        "passages": 9,
        "encoder": "låtsasmodell",
    }


@pytest.mark.parametrize(
    "address", ["/", "/api/health", "/finns-inte", "/api/search?q=krasch", "/static/plansvar.css"]
)
def test_security_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_frames_can_be_allowed(engine: FakeEngine, answerer: FakeAnswerer) -> None:
    settings = Settings(frame_ancestors="https://intranet.example.se")
    client = TestClient(create_app(engine, answerer, settings))
    headers = client.get("/").headers
    assert "frame-ancestors https://intranet.example.se" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_request_id_is_kept_if_harmless(client: TestClient) -> None:
    given = client.get("/api/health", headers={"x-request-id": "abc-12345"})
    assert given.headers["x-request-id"] == "abc-12345"
    hostile = client.get("/api/health", headers={"x-request-id": 'a"}{"b"'})
    assert len(hostile.headers["x-request-id"]) == 32


def _logged(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    formatter = JsonFormatter()
    return [
        json.loads(formatter.format(record))
        for record in caplog.records
        if record.name.startswith("plansvar")
    ]


def test_log_keeps_quiet_about_the_question(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client.post("/api/ask", json={"question": "hemlig buss"})
    client.get("/api/search?q=hemlig")
    client.get("/?q=hemlig")
    lines = _logged(caplog)
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("POST", "/api/ask", 200),
        ("GET", "/api/search", 200),
        ("GET", "/", 200),
    ]
    assert "hemlig" not in json.dumps(lines)


def test_log_tells_the_question_if_allowed(
    engine: FakeEngine, answerer: FakeAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client = TestClient(create_app(engine, answerer, Settings(log_questions=True)))
    client.post("/api/ask", json={"question": "en buss"})
    assert _logged(caplog)[0]["question"] == "en buss"


def test_log_has_the_traceback_of_a_crash(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    response = client.get("/api/search?q=krasch")
    error, request = _logged(caplog)
    assert "RuntimeError" in str(error["exception"])
    assert error["request_id"] == request["request_id"] == response.headers["x-request-id"]


def test_openapi_describes_every_field(client: TestClient) -> None:
    schemas = client.get("/api/openapi.json").json()["components"]["schemas"]
    for name, schema in schemas.items():
        for field, described in schema.get("properties", {}).items():
            assert "description" in described, f"{name}.{field}"


def test_openapi_has_the_contracts_routes(client: TestClient) -> None:
    assert set(client.get("/api/openapi.json").json()["paths"]) >= {
        "/api/search",
        "/api/ask",
        "/api/documents",
        "/api/documents/{document_id}",
        "/api/documents/{document_id}/sections/{number}",
        "/api/health",
        "/api/ready",
    }


def test_docs_load_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/api/docs").text
    assert "://" not in page
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert f"/api/docs/assets/{asset}" in page
        assert client.get(f"/api/docs/assets/{asset}").status_code == 200

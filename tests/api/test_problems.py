"""Every error has the one envelope, and tells nothing that it shouldn't."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

ENVELOPE = ["type", "title", "status", "detail", "errors", "request_id"]


def _is_problem(response: Response, status: int, kind: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert list(body) == ENVELOPE
    assert body["type"] == f"urn:plansvar:problem:{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["request_id"] == response.headers["x-request-id"]


def test_validation(client: TestClient) -> None:
    response = client.get("/api/search?q=a&k=51")
    _is_problem(response, 422, "invalid-request")
    assert response.json()["errors"] == [{"field": "query.k", "message": "ska vara högst 50"}]
    assert response.json()["detail"] == "Något i förfrågan är ogiltigt: query.k ska vara högst 50."


@pytest.mark.parametrize(
    "address",
    [
        "/api/finns-inte",
        "/api/documents/finns-inte",
        "/api/documents/plan-2020/sections/9",
        "/api/documents/finns-inte/sections/1",
    ],
)
def test_not_found(client: TestClient, address: str) -> None:
    _is_problem(client.get(address), 404, "not-found")


def test_method(client: TestClient) -> None:
    response = client.delete("/api/search")
    _is_problem(response, 405, "method-not-allowed")
    assert response.headers["allow"] == "GET"


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"", b"[" * 50_000])
def test_unreadable_body(client: TestClient, content: bytes) -> None:
    response = client.post(
        "/api/ask", content=content, headers={"content-type": "application/json"}
    )
    kind = {400: "bad-request", 422: "invalid-request"}[response.status_code]
    _is_problem(response, response.status_code, kind)


def test_body_declared_too_large(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "a" * 70_000})
    _is_problem(response, 413, "too-large")


def test_body_found_too_large(client: TestClient) -> None:
    pieces = (b"[" * 1000 for _ in range(100))
    response = client.post("/api/ask", content=pieces)
    _is_problem(response, 413, "too-large")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_crash_tells_nothing(client: TestClient) -> None:
    response = client.get("/api/search?q=krasch")
    _is_problem(response, 500, "internal")
    assert "hemlighet" not in response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("address", "status"), [("/finns-inte", 404), ("/dokument/x", 404), ("/?q=krasch", 500)]
)
def test_pages_have_pages_for_errors(client: TestClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="sv">' in response.text
    assert "hemlighet" not in response.text

"""The loader and the frame: who gets them, and how often."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.middleware.rate_limit import TokenBuckets
from api.pages import WIDGET_STATIC
from api.settings import Settings
from tests.api.fakes import HOSTILE, FakeAnswerer, FakeEngine
from tests.api.test_pages import Page

HOST = "https://intranat.test.se"


def _client(settings: Settings) -> TestClient:
    engine = FakeEngine()
    return TestClient(create_app(engine, FakeAnswerer(engine), settings))


def test_the_loader_is_small() -> None:
    assert len(gzip.compress((WIDGET_STATIC / "loader.js").read_bytes())) <= 5_000


@pytest.mark.parametrize("file", sorted(WIDGET_STATIC.iterdir()), ids=lambda file: file.name)
def test_files_stay_readable(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) < 300


def test_nobody_may_frame_it_by_default() -> None:
    headers = _client(Settings()).get("/widget/chat").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_those_allowed_may_frame_it_and_nothing_else() -> None:
    client = _client(Settings(widget_origins=(HOST,)))
    headers = client.get("/widget/chat").headers
    assert f"frame-ancestors {HOST}" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert "frame-ancestors 'none'" in client.get("/").headers["content-security-policy"]


@pytest.mark.parametrize(
    ("allowed", "origin", "told"),
    [((), HOST, None), ((HOST,), HOST, HOST), ((HOST,), "https://elak.se", None)],
)
def test_other_origins_read_answers_only_if_allowed(
    allowed: tuple[str, ...], origin: str, told: str | None
) -> None:
    client = _client(Settings(widget_origins=allowed))
    response = client.post("/api/ask", json={"question": "bussar"}, headers={"origin": origin})
    assert response.headers.get("access-control-allow-origin") == told
    asking = {"origin": origin, "access-control-request-method": "POST"}
    preflight = client.options("/api/ask", headers=asking)
    assert preflight.headers.get("access-control-allow-origin") == told


def test_the_loader_is_asked_for_anew() -> None:
    response = _client(Settings()).get("/widget.js")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "no-cache"


def test_a_hostile_title_is_escaped() -> None:
    page = Page(_client(Settings()).get("/widget/chat", params={"title": HOSTILE}).text)
    assert page.foreign == []
    assert len(page.ids) == len(set(page.ids))
    assert "style" not in page.tags + page.attributes


def test_follow_ups_are_completed() -> None:
    body = {"question": "och 2021?", "previous": "vad hände med FVIS 2020?"}
    response = _client(Settings()).post("/api/follow-up", json=body)
    assert response.json() == {"question": "vad hände med FVIS 2021?"}


def test_a_client_that_asks_too_often_must_wait() -> None:
    client = _client(Settings(questions_per_minute=2))
    assert client.get("/?q=bussar").status_code == 200
    assert client.post("/api/ask", json={"question": "bussar"}).status_code == 200
    refused = client.post("/api/ask", json={"question": "bussar"})
    assert refused.status_code == 429
    assert refused.json()["type"] == "urn:plansvar:problem:too-many-requests"
    assert 0 < int(refused.headers["retry-after"]) <= 30
    assert client.get("/?q=bussar").status_code == 429
    assert client.get("/").status_code == 200
    assert client.get("/api/health").status_code == 200


def test_no_limit() -> None:
    client = _client(Settings(questions_per_minute=0))
    assert {client.get("/?q=bussar").status_code for _ in range(130)} == {200}


def test_buckets_fill_evenly_and_apart() -> None:
    now = 0.0
    buckets = TokenBuckets(2, clock=lambda: now)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 30]
    assert buckets.take("b") == 0
    now = 29
    assert buckets.take("a") == pytest.approx(1)
    now = 30
    assert buckets.take("a") == 0
    now = 10_000
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 30]

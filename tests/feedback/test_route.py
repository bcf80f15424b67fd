"""Feedback is off until it is switched on, and then keeps what it was sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.feedback.store import FeedbackStore
from api.settings import Settings
from tests.api.fakes import FakeAnswerer, FakeEngine

BODY = {
    "verdict": "down",
    "comment": " fel år ",
    "question": "bussar?",
    "answered": True,
    "answer": "Fler bussar [1].",
    "sources": [{"passage_id": "p/1/1", "document": "p", "section": "1", "quote": "Fler bussar"}],
}


def _client(settings: Settings) -> TestClient:
    engine = FakeEngine()
    return TestClient(create_app(engine, FakeAnswerer(engine), settings))


def test_it_is_off_by_default(tmp_path: Path) -> None:
    file = tmp_path / "f.sqlite"
    response = _client(Settings(feedback_file=file)).post("/api/feedback", json=BODY)
    assert response.status_code == 404
    assert not file.exists()


def test_it_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "f.sqlite"
    client = _client(Settings(feedback=True, feedback_file=file))
    assert client.post("/api/feedback", json=BODY).status_code == 204
    (kept,) = FeedbackStore(file).all()
    assert (kept.verdict, kept.comment, kept.sources[0].quote) == ("down", "fel år", "Fler bussar")


@pytest.mark.parametrize(
    "wrong", [{"verdict": "sideways"}, {"comment": "a" * 2001}, {"question": " "}, {"more": 1}]
)
def test_what_it_does_not_know_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    client = _client(Settings(feedback=True, feedback_file=tmp_path / "f.sqlite"))
    assert client.post("/api/feedback", json=BODY | wrong).status_code == 422

"""The service over the shipped corpus: every address leads somewhere, every quote is verbatim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from fastapi.testclient import TestClient

from api.addresses import section_anchor
from api.answering import Answerer
from api.app import create_app
from api.settings import Settings
from index import SearchEngine
from tests.api.test_pages import Page

FVIS = "vad hände med FVIS 2020?"


@pytest.fixture(scope="module")
def engine(shipped_index: Path) -> SearchEngine:
    return SearchEngine.open(shipped_index)


@pytest.fixture(scope="module")
def client(engine: SearchEngine) -> Iterator[TestClient]:
    with TestClient(create_app(engine, Answerer(engine), Settings())) as client:
        yield client


@pytest.fixture(scope="module")
def anchors(client: TestClient, engine: SearchEngine) -> dict[str, list[str]]:
    """Ids of every document's page."""
    return {each: Page(client.get(f"/dokument/{each}").text).ids for each in engine.documents}


def test_every_section_has_one_anchor(engine: SearchEngine, anchors: dict[str, list[str]]) -> None:
    for document in engine.documents.values():
        ids = anchors[document.info.id]
        assert len(ids) == len(set(ids))
        wanted = {section_anchor(section.heading.number) for section in document.sections}
        assert wanted <= set(ids)


def test_every_passages_url_opens_at_an_anchor(
    client: TestClient, engine: SearchEngine, anchors: dict[str, list[str]]
) -> None:
    seen = set()
    for document in engine.documents:
        body = client.get(f"/api/documents/{document}").json()
        for item in body["contents"]:
            section = client.get(
                f"/api/documents/{document}/sections/{item['number'] or '-'}"
            ).json()
            address = urlsplit(section["url"])
            assert address.path == f"/dokument/{document}"
            assert unquote(address.fragment) in anchors[document]
            seen |= {passage["passage_id"] for passage in section["passages"]}
    assert seen == {passage.id for passage in engine.passages}


def test_every_passage_is_marked_on_its_page(client: TestClient, engine: SearchEngine) -> None:
    # One of each section is enough: marking goes by section.
    of_section = {(each.document_id, each.section.number): each for each in engine.passages}
    for passage in of_section.values():
        page = Page(client.get(f"/dokument/{passage.document_id}?passage={passage.id}").text)
        assert page.ids.count("citat") == 1, passage.id


@pytest.mark.parametrize(
    "question",
    [
        FVIS,
        "vilka uppdrag uppfylldes bara delvis 2019?",
        "vad kostar investeringarna 2021?",
        "hur många ubåtar har regionen?",
        "'; DROP TABLE--",
        "?",
    ],
)
def test_answers_keep_the_contract(client: TestClient, question: str) -> None:
    body = client.post("/api/ask", json={"question": question}).json()
    if body["answered"]:
        assert body["citations"]
        assert len(body["answer"].split()) <= 220
        for citation in body["citations"]:
            assert citation["quote"] in citation["text"]
            assert f"[{citation['number']}]" in body["answer"]
    else:
        assert body["citations"] == []
    assert client.get("/", params={"q": question}).status_code == 200


def test_fvis_is_answered_from_the_follow_up(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": FVIS}).json()
    assert body["answered"]
    assert {each["document"]["id"] for each in body["citations"]} == {"uppfoljningsrapport-2-2020"}
    assert "Cambio" in body["answer"]


@pytest.mark.parametrize("filters", [{"years": [1999]}, {"documents": ["finns-inte"]}])
def test_answers_fail_closed(client: TestClient, filters: dict[str, list[object]]) -> None:
    body = client.post("/api/ask", json={"question": FVIS, **filters}).json()
    assert body["answered"] is False
    assert body["nearest"] == []
    assert body["searched"]["documents"] == 0

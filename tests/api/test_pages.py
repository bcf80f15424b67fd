"""The pages: what they show, where addresses lead, and that nothing is let through unescaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from tests.api.fakes import HOSTILE, FakeAnswerer


class Page(HTMLParser):
    """Ids, addresses and tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")


def test_question_box(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "/dokument/plan-2020" in Page(response.text).links
    assert client.head("/").status_code == 200


def test_answer_with_sources(client: TestClient) -> None:
    page = Page(client.get("/?q=bussar gröna").text)
    assert {"kalla-1", "kalla-2"} <= set(page.ids)
    assert "#kalla-1" in page.links
    assert "/dokument/plan-2020?passage=plan-2020/2.4/1&citat=0-21#citat" in page.links


def test_refusal_shows_what_is_nearest(client: TestClient) -> None:
    html = client.get("/?q=ubåt").text
    assert "Det står inte." in html
    assert "Närmast i dokumenten" in html
    assert "kalla-1" not in html


def test_filters_of_the_page(client: TestClient, answerer: FakeAnswerer) -> None:
    html = client.get("/?q=bussar&year=2020&document=plan-2020").text
    assert answerer.asked == [("bussar", frozenset({2020}), frozenset({"plan-2020"}), "sv")]
    assert re.search(r'value="2020" checked', html)
    assert not re.search(r'value="2021" checked', html)


def test_too_long_a_question_is_an_error_page(client: TestClient) -> None:
    response = client.get("/", params={"q": "a" * 1001})
    assert response.status_code == 422
    assert "Ogiltig förfrågan" in response.text


@pytest.mark.parametrize(
    "question", [HOSTILE, '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "'onfocus='alert(1)"]
)
def test_questions_are_escaped(client: TestClient, question: str) -> None:
    html = client.get("/", params={"q": question}).text
    page = Page(html)
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "49" not in html


@pytest.mark.parametrize("address", ["/?q=alert", "/", "/dokument/uppföljning 2021"])
def test_documents_are_escaped(client: TestClient, address: str) -> None:
    html = client.get(address).text
    assert "alert(" in html
    assert "script" not in Page(html).tags


@pytest.mark.parametrize("address", ["/", "/?q=bussar", "/?q=ubåt", "/dokument/plan-2020", "/nej"])
def test_nothing_is_inline(client: TestClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert "style" not in page.tags + page.attributes
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))


def test_document_has_an_anchor_for_each_section(client: TestClient) -> None:
    page = Page(client.get("/dokument/plan-2020").text)
    assert {"avsnitt--", "avsnitt-2", "avsnitt-2.4", "avsnitt-2.4.1"} <= set(page.ids)
    assert "#avsnitt-2.4.1" in page.links


def test_document_shows_lists_and_tables(client: TestClient) -> None:
    plan = client.get("/dokument/plan-2020").text
    assert "<li>Snabbladdning byggs.</li>" in plan
    follow_up = client.get("/dokument/uppföljning 2021").text
    assert '<th scope="col">Budget</th>' in follow_up
    assert "<td>+5,1</td>" in follow_up


def test_cited_quote_is_marked(client: TestClient) -> None:
    html = client.get("/dokument/plan-2020?passage=plan-2020/2.4/1&citat=0-21").text
    assert '<p id="citat" class="cited"><mark>Fler bussar ska köpas</mark>. De ska' in html


def test_cited_passage_is_marked_without_a_quote(client: TestClient) -> None:
    html = client.get("/dokument/plan-2020?passage=plan-2020/2.4/3").text
    assert '<li id="citat" class="cited">Snabbladdning byggs.</li>' in html
    assert "<mark>" not in html


def test_cited_row_is_marked(client: TestClient) -> None:
    html = client.get("/dokument/uppföljning 2021?passage=uppföljning 2021/1/2&citat=0-6").text
    assert '<tr id="citat" class="quoted cited">' in html


@pytest.mark.parametrize("extra", ["passage=borta/1/1", "passage=uppföljning 2021/1/1", "citat=x"])
def test_a_passage_that_is_gone_still_shows_the_document(client: TestClient, extra: str) -> None:
    response = client.get(f"/dokument/plan-2020?{extra}")
    assert response.status_code == 200
    assert "citat" not in Page(response.text).ids
